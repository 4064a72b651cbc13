/// Places spread evenly over a sorted list: a sample that is the same whatever order the rows were given in.
enum SystematicSample {
    /// `size` of `count` places, ascending; all of them where there are no more.
    static func places(_ size: Int, of count: Int) -> [Int] {
        guard size < count else { return Array(0..<count) }
        // Multiplied in full width, since rows times rows may not fit.
        return (0..<max(1, size)).map { position in
            let wide = UInt(position).multipliedFullWidth(by: UInt(count))
            return Int(UInt(max(1, size)).dividingFullWidth(wide).quotient)
        }
    }
}
