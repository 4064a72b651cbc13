import Foundation

/// Finds labels room, as near to what they name as can be.
enum Spacing {
    /// Positions in the order given, moved so that neighbours are `distance` apart within the bounds.
    ///
    /// Where the bounds are too tight for that, the labels are spread over them evenly.
    /// - Parameter positions: rising, in pixels.
    static func apart(_ positions: [Double], by distance: Double, in bounds: ClosedRange<Double>) -> [Double] {
        guard positions.count > 1 else { return positions.map { min(max($0, bounds.lowerBound), bounds.upperBound) } }
        let distance = min(distance, (bounds.upperBound - bounds.lowerBound) / Double(positions.count - 1))
        var placed = positions
        var least = bounds.lowerBound
        for index in placed.indices {
            placed[index] = max(placed[index], least)
            least = placed[index] + distance
        }
        var most = bounds.upperBound
        for index in placed.indices.reversed() {
            placed[index] = min(placed[index], most)
            most = placed[index] - distance
        }
        return placed
    }

    /// Points pushed apart in pairs until all are `distance` apart, or 200 rounds have not sufficed.
    ///
    /// - Complexity: O(r·n²) for n points and r rounds.
    static func apart(_ points: [(x: Double, y: Double)], by distance: Double, in area: Area) -> [(x: Double, y: Double)] {
        var placed = points.map { clamped($0, to: area) }
        for _ in 0..<200 {
            var hasMoved = false
            for first in placed.indices {
                for second in placed.indices.dropFirst(first + 1) {
                    // Points in one place part at an angle of their own, so that many do not stay in line.
                    let angle = Double(second) * 2.4
                    var across = placed[second].x - placed[first].x
                    var down = placed[second].y - placed[first].y
                    var gap = (across * across + down * down).squareRoot()
                    guard gap < distance - 0.01 else { continue }
                    let push = (distance - gap) / 2
                    if gap < 1e-6 { (across, down, gap) = (cos(angle), sin(angle), 1) }
                    let step = (x: across / gap * push, y: down / gap * push)
                    placed[first] = clamped((placed[first].x - step.x, placed[first].y - step.y), to: area)
                    placed[second] = clamped((placed[second].x + step.x, placed[second].y + step.y), to: area)
                    hasMoved = true
                }
            }
            if !hasMoved { break }
        }
        return placed
    }

    /// Room for a label beside a point of a broken line, in the area and clear of the line.
    ///
    /// Where the line leaves no such room, the nearest place in the area.
    /// - Parameter line: its points in order, in pixels; `nil` where the line is broken.
    static func clearArea(
        width: Double, height: Double, beside point: (x: Double, y: Double), of line: [(x: Double, y: Double)?], in area: Area
    ) -> Area {
        let gap = 7.0
        let pieces = zip(line, line.dropFirst()).compactMap { start, end in start.flatMap { start in end.map { (start, $0) } } }
        let heights = stride(from: 12, through: max(12, area.height), by: height / 2).flatMap { [-$0, $0] }
        let places = heights.flatMap { offset in
            [point.x + gap, point.x - gap - width].map { left in
                let middle = point.y + offset
                return Area(left: left, top: middle - height / 2, right: left + width, bottom: middle + height / 2)
            }
        }.filter(area.contains)
        let clear = places.first { place in
            let room = place.inset(all: -3)
            return !pieces.contains { room.isTouched(byLineFrom: $0, to: $1) }
        }
        return clear ?? places.first
            ?? Area(left: point.x + gap, top: point.y, right: point.x + gap + width, bottom: point.y + height)
    }

    private static func clamped(_ point: (x: Double, y: Double), to area: Area) -> (x: Double, y: Double) {
        (min(max(point.x, area.left), area.right), min(max(point.y, area.top), area.bottom))
    }
}
