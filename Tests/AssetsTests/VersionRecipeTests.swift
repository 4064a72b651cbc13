import Assets
import Testing

struct VersionRecipeTests {
    private let recipe = VersionRecipe(
        AssetSlice("shares", partition: "A"), codeVersion: "1", parameters: ["a": "1", "b": "2"],
        inputs: [AssetSlice("sales"): ContentHash("00"), AssetSlice("sales", partition: "A"): ContentHash("11")])

    @Test func encodingDoesNotDependOnTheOrderOfDictionaries() {
        let other = VersionRecipe(
            recipe.slice, codeVersion: "1", parameters: ["b": "2", "a": "1"],
            inputs: [AssetSlice("sales", partition: "A"): ContentHash("11"), AssetSlice("sales"): ContentHash("00")])
        #expect(other.encoding == recipe.encoding)
    }

    /// Each of these writes the same letters in the same order, divided otherwise.
    @Test func differentRecipesHaveDifferentBytes() {
        let slice = AssetSlice("ab")
        let recipes = [
            VersionRecipe(slice, codeVersion: "1"),
            VersionRecipe(AssetSlice("a", partition: "b"), codeVersion: "1"),
            VersionRecipe(AssetSlice("ab", partition: ""), codeVersion: "1"),
            VersionRecipe(AssetSlice("a"), codeVersion: "b1"),
            VersionRecipe(slice, codeVersion: "", parameters: ["1": ""]),
            VersionRecipe(slice, codeVersion: "", parameters: ["": "1"]),
            VersionRecipe(slice, codeVersion: "", parameters: ["1": "23"]),
            VersionRecipe(slice, codeVersion: "", parameters: ["12": "3"]),
            VersionRecipe(slice, codeVersion: "", parameters: ["1": "2", "3": ""]),
            VersionRecipe(slice, codeVersion: "", inputs: [AssetSlice("1"): ContentHash("23")]),
            VersionRecipe(slice, codeVersion: "", inputs: [AssetSlice("12"): ContentHash("3")]),
            VersionRecipe(slice, codeVersion: "", inputs: [AssetSlice("1", partition: "2"): ContentHash("3")]),
        ]
        #expect(Set(recipes.map(\.encoding)).count == recipes.count)
    }

    /// The bytes are on users' disks as versions: changing them makes every result stale.
    @Test func encodingStaysAsItIs() {
        let encoding = VersionRecipe(AssetSlice("a"), codeVersion: "2").encoding
        let length: (UInt8) -> [UInt8] = { [0, 0, 0, 0, 0, 0, 0, $0] }
        #expect(
            encoding == length(20) + Array("clustering version 1".utf8) + length(1) + Array("a".utf8) + length(0)
                + length(1) + Array("2".utf8) + length(0) + length(0))
    }
}
