using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SemanticSearch.Crash;

/// <summary>Kills what works on an index, and sees each time that nothing acknowledged is lost.</summary>
sealed partial class CrashTest
{
    // After so many rounds a place that no process was killed at is not reached at all.
    const int MostRounds = 100;

    readonly string _folder;
    readonly IndexSettings _settings;
    readonly Random _random;
    readonly Corpus _synced;
    readonly Archive _archive;
    readonly Corpus _indexed;
    readonly Puts _puts;
    readonly Ledger _ledger = new();
    readonly Steps _steps;
    readonly SortedDictionary<string, int> _kills = new(StringComparer.Ordinal);
    readonly Dictionary<string, TimeSpan> _durations = [];
    int _liveTokens;
    bool _canReturn;
    long? _begun;

    /// <summary>Makes the documents: three quarters in a folder that is a source, the others in one that is indexed by name.</summary>
    public CrashTest(string folder, IndexSettings settings, int documents, Random random)
    {
        _settings = settings;
        _folder = folder;
        _random = random;
        _synced = new Corpus(Path.Combine(folder, "synced"), 0, documents * 3 / 4, removes: true, random);
        _archive = new Archive(Path.Combine(_synced.Folder, "pack.zip"), 3_000_000, 20, random);
        _indexed = new Corpus(Path.Combine(folder, "indexed"), 1_000_000, documents / 4, removes: false, random);
        _puts = new Puts(settings, _ledger, new Random(random.Next()));
        _steps = new Steps(folder, random, settings.CanBackUp);
        foreach (var (id, brief) in _synced.Documents.Concat(_archive.Documents).Concat(_indexed.Documents))
            _ledger.May(id, brief.Title);
    }

    string Data => Path.Combine(_folder, "data");

    // Where no process was killed yet.
    IReadOnlyList<string> Unreached => [.. Failpoint.Names.Where(name => !_kills.ContainsKey(name) && (_settings.CanBackUp || name != Failpoint.MidBackup))];

    // Well before the third of the source at which a sync refuses: most syncs must do without force.
    bool Forces => (long)_ledger.Unsettled("synced/") * 6 > _synced.Documents.Count;

    /// <summary>Kills so often, then compares with a fresh index.</summary>
    /// <exception cref="LostException">Something is lost, twice, damaged or found otherwise.</exception>
    public async Task RunAsync(int kills, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        Require(await RunAsync("sources", ["add", _synced.Folder], Deadline.None, cancellationToken), "sources add");
        for (var round = 1; _kills.Values.Sum() < kills || (Unreached.Count > 0 && round <= MostRounds); round++)
        {
            var step = _steps.Next(_liveTokens, _canReturn, _begun, Forces, Unreached);
            var deadline = DeadlineOf(step);
            var killed = await RoundAsync(step, deadline, cancellationToken);
            Console.WriteLine(
                $"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0.0} s  round {round}: {step.Name} {string.Join(' ', step.Arguments)}, "
                + $"{(killed ? $"killed {deadline}" : "finished")}");
        }

        await FinishAsync(cancellationToken);
        if (Unreached.Count > 0)
            throw new LostException($"no process was killed at {string.Join(", ", Unreached)}: nothing is known of these places");
        Console.WriteLine(
            $"{_kills.Values.Sum()} kills ({string.Join(", ", _kills.Select(kill => $"{kill.Key} {kill.Value}"))}) in "
            + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: nothing lost, nothing twice, verify clean, search as in a fresh index");
    }

    async Task<bool> RoundAsync(Step step, Deadline deadline, CancellationToken cancellationToken)
    {
        foreach (var id in _synced.Change())
            _ledger.May(id, _synced.Documents.GetValueOrDefault(id)?.Title);
        foreach (var id in _archive.Change())
            _ledger.May(id, _archive.Documents.GetValueOrDefault(id)?.Title);
        foreach (var id in _indexed.Change())
            _ledger.May(id, _indexed.Documents[id].Title);
        var began = Stopwatch.GetTimestamp();
        var killed = step.Name == "put"
            ? await _puts.RunAsync(Data, deadline, cancellationToken)
            : await CommandAsync(step, deadline, cancellationToken);
        if (killed)
            _kills[Kind(deadline)] = _kills.GetValueOrDefault(Kind(deadline)) + 1;
        Learn(step, deadline, killed, Stopwatch.GetElapsedTime(began));
        await CheckAsync(cancellationToken);
        return killed;
    }

    // A machine may be slow: what was killed before its time takes longer than was thought.
    void Learn(Step step, Deadline deadline, bool killed, TimeSpan took) =>
        _durations[step.Name] = killed && deadline.Delay is not null
            ? UsualOf(step) * 1.1
            : TimeSpan.FromSeconds(Math.Max(took.TotalSeconds, UsualOf(step).TotalSeconds * 0.9));

    TimeSpan UsualOf(Step step) => _durations.GetValueOrDefault(step.Name, TimeSpan.FromSeconds(3));

    async Task<bool> CommandAsync(Step step, Deadline deadline, CancellationToken cancellationToken)
    {
        // One of two writers of a collection is refused; neither may take from the other what it has.
        var rival = step.Name is "sync" or "index" or "rebuild" && _random.Next(3) == 0
            ? RunAsync("index", [_indexed.Folder], Deadline.None, cancellationToken)
            : null;
        var run = await RunAsync(step.Name, step.Arguments, deadline, cancellationToken);
        if (rival is not null)
            Learn("index", await rival);
        Learn(step.Name, run);
        if (step.Name == "backup" && run.ExitCode is not null)
            await CheckBackupAsync(cancellationToken);
        return run.ExitCode is null;
    }

    // What was logged as done is acknowledged, whatever came after.
    void Learn(string command, (int? ExitCode, IReadOnlyList<string> Lines) run)
    {
        foreach (var line in run.Lines)
        {
            if (Indexed().Match(line) is { Success: true } indexed)
                _ledger.Must(indexed.Groups[1].Value, _ledger.Possible(indexed.Groups[1].Value));
            else if (Deleted().Match(line) is { Success: true } deleted)
                _ledger.Must(deleted.Groups[1].Value, null);
        }

        if (run.ExitCode is null || run.Lines.Any(line => line.Contains("is being written by", StringComparison.Ordinal)))
            return;
        Require(run, command);
        if (command is "sync" or "index")
            _ledger.Must(id => id.StartsWith(command == "sync" ? "synced/" : "indexed/", StringComparison.Ordinal));
    }

    async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var index = new OpenIndex(_settings, Data);
        var titles = await index.TitlesAsync(cancellationToken);
        _ledger.Check(titles);
        await index.VerifyAsync(cancellationToken);
        foreach (var (id, title) in titles.OrderBy(_ => _random.Next()).Take(20))
        {
            if (!(await index.TextAsync(id, cancellationToken)).Contains(Brief.OfTitle(title).Body, StringComparison.Ordinal))
                throw new LostException($"'{id}' has the title '{title}' and another text");
        }

        var generations = await index.GenerationsAsync(cancellationToken);
        _liveTokens = generations.FirstOrDefault(generation => generation.State == GenerationState.Live)?.ChunkTokens ?? 0;
        _begun = generations.FirstOrDefault(generation => generation.State == GenerationState.Building)?.Id;
        _canReturn = generations.Any(generation => generation.State == GenerationState.Previous);
    }

    async Task CheckBackupAsync(CancellationToken cancellationToken)
    {
        await using var index = new OpenIndex(_settings, Path.Combine(_folder, "restored"));
        await index.RestoreAsync(_steps.Backup, cancellationToken);
        _ledger.Check(await index.TitlesAsync(cancellationToken));
        await index.VerifyAsync(cancellationToken);
    }

    async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (command, arguments) in new[] { ("sync", (string[])["--force"]), ("index", [_indexed.Folder]) })
            Require(await RunAsync(command, arguments, Deadline.None, cancellationToken), command);
        _ledger.Must(id => !id.StartsWith("put/", StringComparison.Ordinal));
        await CheckAsync(cancellationToken);
        // What writers left that died counts among the words of Qdrant until it is swept.
        Require(await RunAsync("compact", [], Deadline.None, cancellationToken), "compact");
        var fresh = Path.Combine(_folder, "fresh");
        Require(
            await RunAsync(
                "index", [_synced.Folder, _indexed.Folder, "--chunk-tokens", $"{_liveTokens}", "--data", fresh], Deadline.None, cancellationToken),
            "fresh index");
        await using var survivor = new OpenIndex(_settings, Data);
        await _puts.CopyAsync(await survivor.TitlesAsync(cancellationToken), fresh, cancellationToken);
        await using var other = new OpenIndex(_settings, fresh);
        await new SearchComparison(_settings.IsEmbedded).RequireEqualAsync(survivor, other, _random, cancellationToken);
    }

    Deadline DeadlineOf(Step step)
    {
        if (step.Failpoints.FirstOrDefault(failpoint => Unreached.Contains(failpoint.Name)).Name is { } unreached)
            return new Deadline(unreached, null);
        if (_random.Next(2) == 0)
        {
            var (name, times) = step.Failpoints[_random.Next(step.Failpoints.Count)];
            return new Deadline($"{name}:{1 + _random.Next(times)}", null);
        }

        // Before that, the runtime starts.
        var start = TimeSpan.FromSeconds(0.3);
        return new Deadline(null, start + (UsualOf(step) * _random.NextDouble()));
    }

    async Task<(int? ExitCode, IReadOnlyList<string> Lines)> RunAsync(
        string command, IReadOnlyList<string> arguments, Deadline deadline, CancellationToken cancellationToken)
    {
        var lines = new ConcurrentQueue<string>();
        var data = arguments is [.., "--data", var other] ? other : Data;
        await using var child = new Child(
            "semsearch", [command, .. arguments, "--verbose"], deadline, [.. _settings.EnvironmentOf(data), SweepAtOnce(command)], lines.Enqueue);
        return (await child.Ended.WaitAsync(cancellationToken), [.. lines]);
    }

    static (string Name, string Value) SweepAtOnce(string command) =>
        ("SemanticSearch__Qdrant__SweepGraceHours", command == "compact" ? "0" : "24");

    static void Require((int? ExitCode, IReadOnlyList<string> Lines) run, string command)
    {
        if (run.ExitCode != 0)
            throw new LostException($"'{command}' ended with {run.ExitCode}: {string.Join('\n', run.Lines.TakeLast(5))}");
    }

    static string Kind(Deadline deadline) => deadline.Failpoint?.Split(':')[0] ?? "at random";

    [GeneratedRegex("Indexed '([^']+)' into")]
    private static partial Regex Indexed();

    [GeneratedRegex("Deleted '([^']+)' from")]
    private static partial Regex Deleted();
}
