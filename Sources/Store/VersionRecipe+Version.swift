import Assets

extension VersionRecipe {
    /// The version of whatever is made by this recipe.
    public var version: Version { Version(Digest.hexadecimal(of: encoding)) }
}
