import Vocabulary

/// Every verb, sorted.
public enum Commands {
    public static let all = Catalogue<any Command.Type>(
        [
            AssetsCommand.self,
            AssignCommand.self,
            ClusterCommand.self,
            CompareCommand.self,
            ConfigCommand.self,
            ContinueCommand.self,
            DendrogramCommand.self,
            DescribeCommand.self,
            DoCommand.self,
            DropCommand.self,
            EnvCommand.self,
            ExportCommand.self,
            GraphCommand.self,
            HelpCommand.self,
            JobsCommand.self,
            LedgerCommand.self,
            ListCommand.self,
            LoadCommand.self,
            MetricsCommand.self,
            ModelsCommand.self,
            OpenCommand.self,
            PlotCommand.self,
            PrepareCommand.self,
            ProfileCommand.self,
            QuitCommand.self,
            RunCommand.self,
            SaveCommand.self,
            SetCommand.self,
            ShowCommand.self,
            SilhouettesCommand.self,
            SQLCommand.self,
            StepCommand.self,
            SuggestCommand.self,
            SummarizeCommand.self,
            SweepCommand.self,
        ],
        named: { $0.card.name })

    /// The verb that a whole word stands for.
    static func called(_ word: String) -> (any Command.Type)? {
        all[word] ?? all.entries.first { $0.card.synonyms.contains(word) }
    }

    /// Every word a verb goes by.
    static var words: [String] { all.entries.flatMap { [$0.card.name] + $0.card.synonyms } }
}
