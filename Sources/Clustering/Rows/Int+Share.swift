extension Int {
    /// The least number of things that is a share of all.
    ///
    /// A share made from a whole number gives that number again, however it was rounded: 0.07 of 100 is 7.
    init(share: Double, of count: Int) { self.init((share * Double(count) - 1e-6).rounded(.up)) }
}
