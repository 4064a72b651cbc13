/// A rectangle of the page, in pixels from its top left corner.
struct Area: Sendable, Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }
    var middle: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

    /// The area less a margin on some of its sides.
    func inset(top: Double = 0, right: Double = 0, bottom: Double = 0, left: Double = 0) -> Self {
        Self(left: self.left + left, top: self.top + top, right: self.right - right, bottom: self.bottom - bottom)
    }

    /// The area less the same margin on all sides.
    func inset(all margin: Double) -> Self { inset(top: margin, right: margin, bottom: margin, left: margin) }

    func contains(_ other: Self) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }

    /// Whether a straight line between two points touches the area.
    ///
    /// Liang and Barsky, *A new concept and method for line clipping*, ACM Trans. Graph. 3 (1984) 1–22.
    func isTouched(byLineFrom start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Bool {
        let (across, down) = (end.x - start.x, end.y - start.y)
        var (enters, leaves) = (0.0, 1.0)
        let sides = [
            (-across, start.x - left), (across, right - start.x), (-down, start.y - top), (down, bottom - start.y),
        ]
        for (pace, room) in sides {
            if pace < 0 { enters = max(enters, room / pace) }
            if pace > 0 { leaves = min(leaves, room / pace) }
            if pace == 0, room < 0 { return false }
        }
        return enters <= leaves
    }

    /// The area cut into `rows` × `columns` equal cells with gaps between them, row by row.
    func cells(rows: Int, columns: Int, rowGap: Double, columnGap: Double) -> [Self] {
        let cellWidth = (width - columnGap * Double(columns - 1)) / Double(columns)
        let cellHeight = (height - rowGap * Double(rows - 1)) / Double(rows)
        return (0..<rows * columns).map { cell in
            let left = left + Double(cell % columns) * (cellWidth + columnGap)
            let top = top + Double(cell / columns) * (cellHeight + rowGap)
            return Self(left: left, top: top, right: left + cellWidth, bottom: top + cellHeight)
        }
    }
}
