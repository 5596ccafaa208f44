namespace SemanticSearch.Crash;

/// <summary>Chooses what runs next.</summary>
/// <param name="folder">The folder of the test.</param>
/// <param name="random">Decides.</param>
/// <param name="canBackUp">Whether the index can be backed up.</param>
sealed class Steps(string folder, Random random, bool canBackUp)
{
    static readonly int[] Budgets = [48, 80, 160];

    int _backups;

    /// <summary>The file of the last backup.</summary>
    public string Backup => Path.Combine(folder, $"backup-{_backups}.zip");

    /// <summary>Any step that can be taken now.</summary>
    /// <param name="liveTokens">The chunk budget of the live generation, 0 if there is none yet.</param>
    /// <param name="canReturn">Whether there is a generation to return to.</param>
    /// <param name="begun">A generation that was never live, or null.</param>
    /// <param name="forces">Whether a sync may remove much.</param>
    /// <param name="unreached">Failpoints that no process was killed at yet; steps that only few come to are taken first.</param>
    public Step Next(int liveTokens, bool canReturn, long? begun, bool forces, IReadOnlyList<string> unreached) =>
        ChoiceOf(liveTokens, unreached) switch
        {
            0 or 1 or 2 => new Step("sync", forces ? ["--force"] : [], [(Failpoint.AfterRead, 12), (Failpoint.MidEmbed, 2), .. Commits(20)]),
            3 or 4 => new Step("index", [Path.Combine(folder, "indexed")], [(Failpoint.AfterRead, 500), (Failpoint.MidEmbed, 2), .. Commits(20)]),
            5 or 6 => Rebuild(liveTokens, "auto"),
            7 => Rebuild(liveTokens, "manual"),
            8 when begun is not null => new Step("swap", [$"{begun}"], [(Failpoint.MidSwap, 1), (Failpoint.MidEmbed, 20), .. Commits(50)]),
            9 when canReturn => new Step("rollback", [], [(Failpoint.MidSwap, 1), (Failpoint.MidSwap, 1), .. Commits(4)]),
            10 when canBackUp => new Step("backup", [NextBackup()], [(Failpoint.MidBackup, 1)]),
            _ => new Step("put", [], [(Failpoint.AfterRead, 100), (Failpoint.MidEmbed, 100), .. Commits(100)]),
        };

    int ChoiceOf(int liveTokens, IReadOnlyList<string> unreached) =>
        liveTokens == 0 ? random.Next(5)
        : unreached.Contains(Failpoint.MidBackup) ? 10
        : unreached.Contains(Failpoint.MidSwap) ? 5
        : random.Next(12);

    Step Rebuild(int liveTokens, string swap)
    {
        var others = Budgets.Where(budget => budget != liveTokens).ToList();
        var tokens = others[random.Next(others.Count)];
        return new Step("rebuild", ["--chunk-tokens", $"{tokens}", "--swap", swap], [(Failpoint.MidEmbed, 100), (Failpoint.MidSwap, 1), .. Commits(2_000)]);
    }

    string NextBackup()
    {
        File.Delete(Backup);
        _backups++;
        return Backup;
    }

    static (string Name, int Times)[] Commits(int times) => [(Failpoint.BeforeCommit, times), (Failpoint.AfterCommit, times)];
}
