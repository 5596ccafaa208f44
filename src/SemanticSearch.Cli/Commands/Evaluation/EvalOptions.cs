using System.CommandLine;
using System.CommandLine.Parsing;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>The options of <c>semsearch eval</c>.</summary>
sealed class EvalOptions
{
    readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "A judged set in the layout of BEIR (corpus.jsonl, queries.jsonl, qrels/test.tsv), or a file with a line of JSON a "
            + "question: question, document, answer",
    };

    readonly Option<string> _corpus = Text("--corpus", "DIR", "Documents of a questions file; its own folder if left out");

    readonly Option<SearchMode[]> _modes = new("--mode") { HelpName = "MODE", Arity = ArgumentArity.OneOrMore };

    readonly Option<string[]> _set = Texts(
        "--set", "KEY=VALUE", $"A field of every search, may be repeated: {string.Join(", ", RequestSettings.Keys)}");

    readonly Option<string[]> _compare = Texts(
        "--compare", "SETTING", "Settings to compare with the first one, such as \"mode=dense diversity=0.3\"; at least two");

    readonly Option<bool> _ablation = new("--ablation")
    {
        Description = "Compare with the settings in force: each leg alone, each aid the other way. Repeat --model for several models",
    };

    readonly Option<string> _perQuery = Text("--per-query", "FILE", "Write what each query was answered as lines of JSON");

    readonly Option<string> _report = Text("--report", "FILE", "Write the figures with their intervals as Markdown");

    readonly RangeOption _make = new(
        "--make", "Ask nothing, but make so many questions about the collection, known-item queries of its sentences", 1, 100_000);

    readonly Option<string> _out = Text("--out", "FILE", "Where --make writes them");

    readonly Option<ulong> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of --make; the same documents and seed give the same questions",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>A reranker is waited for: figures must not depend on how fast a machine is.</summary>
    public static (string Setting, string? Value) Patience { get; } =
        ($"Ranking:{nameof(RankingOptions.RerankBudgetMilliseconds)}", "60000");

    /// <summary>How the documents are cut.</summary>
    public ChunkSettings Chunks { get; } = new();

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        _modes.Description = $"A mode to measure, may be repeated: {string.Join(", ", Choices.Of<SearchMode>())}; all if left out";
        _modes.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Choices.Of<SearchMode>()]);
        command.Add(_paths);
        foreach (var option in (Option[])[_corpus, _modes, _set, _compare, _ablation, _perQuery, _report, _make, _out, _seed])
            command.Add(option);
        Chunks.AddTo(command);
    }

    /// <summary>Reports options that do not go together.</summary>
    public void Check(CommandResult result, GlobalOptions global)
    {
        var makes = result.IsGiven(_make);
        var ways = new Option[] { _modes, _compare, _ablation }.Where(option => result.IsGiven(option)).ToList();
        var comparisons = result.GetValue(_compare)?.Length ?? 0;
        if (makes && result.GetValue(_paths) is { Length: > 0 })
            result.AddError("--make asks no questions: leave PATH out");
        else if (makes != result.IsGiven(_out))
            result.AddError("--make N and --out FILE go together");
        else if (!makes && result.GetValue(_paths) is not { Length: > 0 })
            result.AddError("name a judged set or a questions file, or make questions with --make N --out FILE");
        else if (ways.Count > 1)
            result.AddError($"{ways[0].Name} and {ways[1].Name} do not go together");
        else if (comparisons == 1)
            result.AddError("--compare is needed twice: the first setting is the one to compare with");
        else if (global.IsCollectionGiven(result) && (result.IsGiven(_corpus) || global.IsModelGiven(result)))
            result.AddError("--collection measures an index that is there: leave --corpus and --model out");
        else if (((Option<string>[])[_perQuery, _report, _out]).Select(result.GetValue).FirstOrDefault(HasNoFolder) is { } file)
            result.AddError($"'{file}' cannot be written: its folder is not there");
    }

    /// <summary>The sets.</summary>
    public IReadOnlyList<string> Paths(ParseResult parse) => parse.GetValue(_paths) ?? [];

    /// <summary>Where the documents of a questions file are, or null.</summary>
    public string? Corpus(ParseResult parse) => parse.GetValue(_corpus);

    /// <summary>Where to write answers, or null.</summary>
    public string? PerQuery(ParseResult parse) => parse.GetValue(_perQuery);

    /// <summary>Where to write the report, or null.</summary>
    public string? Report(ParseResult parse) => parse.GetValue(_report);

    /// <summary>How many questions to make, or null.</summary>
    public int? Make(ParseResult parse) => parse.Given(_make);

    /// <summary>Where to write the questions that are made.</summary>
    public string? Out(ParseResult parse) => parse.GetValue(_out);

    /// <summary>The seed of the questions that are made.</summary>
    public ulong Seed(ParseResult parse) => parse.GetValue(_seed);

    /// <summary>Whether aids are switched one by one.</summary>
    public bool IsAblation(ParseResult parse) => parse.GetValue(_ablation);

    /// <summary>What to measure.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a setting is wrong.</exception>
    public EvaluationPlan Plan(ParseResult parse, RankingOptions defaults)
    {
        var set = parse.GetValue(_set) ?? [];
        if (IsAblation(parse))
            return EvaluationPlan.OfAblation(set, defaults);
        if (parse.GetValue(_compare) is { Length: > 0 } settings)
            return EvaluationPlan.OfComparison(settings, set, defaults);
        var modes = parse.GetValue(_modes) is { Length: > 0 } given ? given.Distinct() : Enum.GetValues<SearchMode>();
        return EvaluationPlan.OfModes(modes, set, defaults);
    }

    /// <summary>The command line, as a shell takes it.</summary>
    public static string CommandOf(ParseResult parse) =>
        string.Join(' ', parse.Tokens.Select(token => token.Value).Prepend("semsearch").Select(Quoted));

    static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./=:,@%+".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // Told before hours of indexing, not after.
    static bool HasNoFolder(string? file) =>
        !string.IsNullOrEmpty(file) && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)));

    static Option<string> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    static Option<string[]> Texts(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.OneOrMore };
}
