/// The first few of a stream of elements in some order, kept in a heap with the last of them on top.
struct BoundedSelection<Element> {
    private let most: Int
    private let precedes: (Element, Element) -> Bool
    private var heap: [Element] = []

    /// - Parameters:
    ///   - most: how many elements to keep, at least 1.
    ///   - precedes: a strict order.
    init(most: Int, by precedes: @escaping (Element, Element) -> Bool) {
        self.most = most
        self.precedes = precedes
    }

    /// The elements kept, in their order.
    var sorted: [Element] { heap.sorted(by: precedes) }

    /// The last of the elements kept, once there are as many as are wanted.
    var last: Element? { heap.count == most ? heap[0] : nil }

    /// - Complexity: O(log most), and O(1) for an element that comes after all that are kept.
    mutating func offer(_ element: Element) {
        if heap.count < most {
            heap.append(element)
            rise(from: heap.count - 1)
        } else if precedes(element, heap[0]) {
            heap[0] = element
            sink()
        }
    }

    private mutating func rise(from position: Int) {
        var child = position
        while child > 0, precedes(heap[(child - 1) / 2], heap[child]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, precedes(heap[child], heap[child + 1]) { child += 1 }
            guard precedes(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
