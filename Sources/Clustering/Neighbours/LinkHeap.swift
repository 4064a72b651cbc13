/// Links of which the first can be taken.
struct LinkHeap: Sendable {
    private var links: [Link] = []

    var first: Link? { links.first }

    mutating func insert(_ link: Link) {
        var place = links.count
        links.append(link)
        while place > 0, link.precedes(links[(place - 1) / 2]) {
            links[place] = links[(place - 1) / 2]
            place = (place - 1) / 2
        }
        links[place] = link
    }

    mutating func removeFirst() {
        let last = links.removeLast()
        guard !links.isEmpty else { return }
        var place = 0
        while true {
            var child = 2 * place + 1
            if child + 1 < links.count, links[child + 1].precedes(links[child]) { child += 1 }
            guard child < links.count, links[child].precedes(last) else { break }
            links[place] = links[child]
            place = child
        }
        links[place] = last
    }
}
