package import ArgumentParser

/// The command line of Firedrill: the edge where files, terminal, clock and chance come in.
///
/// FiredrillCLI owns commands, their arguments and exit codes. TerminalSessions holds the sessions that
/// they start; what a scenario means, what happens in a session and what it is worth are decided below.
package struct FiredrillCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Drill for incidents of LLM systems: investigate, mitigate, declare, be scored.",
    discussion: """
      Alone it opens a menu. For example:
        firedrill play canary-segment-regression
        firedrill resume
        firedrill replay Replays/canary-expert.jsonl --all
      Sessions are kept in $FIREDRILL_HOME, or firedrill in the XDG data directory.
      """,
    version: version,
    subcommands: [
      MenuCommand.self, ListCommand.self, PlayCommand.self, DailyCommand.self,
      LabCommand.self,
      InterviewCommand.self, TabletopCommand.self, ResumeCommand.self, ServeCommand.self,
      RoomsCommand.self,
      TokenCommand.self, PeopleCommand.self,
      AskCommand.self, PlanCommand.self, MapCommand.self, NumbersCommand.self,
      HistoryCommand.self, ProgressCommand.self, LabelCommand.self, AbandonCommand.self,
      DoctorCommand.self, StoreCommand.self,
      EraseCommand.self, ReplayCommand.self, CompareCommand.self, BranchCommand.self,
      ImportCommand.self, EvidenceCommand.self, SQLCommand.self,
      ScoreCommand.self, ScorecardCommand.self, DebriefCommand.self, ExportCommand.self,
      VerifyCommand.self, CertificateCommand.self, CheckCommand.self,
      CalibrateCommand.self, PreviewCommand.self, SimulateCommand.self, MergeCommand.self,
      WorldCommand.self,
      GraphCommand.self, NewCommand.self, GuideCommand.self,
      MCPCommand.self, ArenaCommand.self, ArenaReportCommand.self, ArenaCompareCommand.self,
      SchemaCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: MenuCommand.self
  )

  /// The name by which texts call this program.
  static let name = "firedrill"

  /// The version of the program.
  static let version = "0.1.0"

  package init() {}
}
