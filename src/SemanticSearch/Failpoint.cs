using System.Diagnostics;
using System.Globalization;

namespace SemanticSearch;

/// <summary>
/// Named places at which a crash test ends the process as <c>kill -9</c> would, with nothing tidied up: the environment variable
/// <c>SEMSEARCH_FAILPOINT</c> is <c>name</c>, or <c>name:n</c> for the n-th time that the place is reached. Without it they do nothing.
/// </summary>
static class Failpoint
{
    /// <summary>The environment variable, read once.</summary>
    public const string Variable = "SEMSEARCH_FAILPOINT";

    /// <summary>A document is read, and not yet cut.</summary>
    public const string AfterRead = "after-read";

    /// <summary>Some chunks have vectors, and nobody has them yet.</summary>
    public const string MidEmbed = "mid-embed";

    /// <summary>A transaction is written, and not yet committed.</summary>
    public const string BeforeCommit = "before-commit";

    /// <summary>A transaction is committed, and nobody was told yet.</summary>
    public const string AfterCommit = "after-commit";

    /// <summary>Another generation is live within a transaction that is not committed.</summary>
    public const string MidSwap = "mid-swap";

    /// <summary>A backup holds the index, and no manifest yet.</summary>
    public const string MidBackup = "mid-backup";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> Names = [AfterRead, MidEmbed, BeforeCommit, AfterCommit, MidSwap, MidBackup];

    static readonly string? Armed = Environment.GetEnvironmentVariable(Variable)?.Split(':')[0];

    static int Left = Environment.GetEnvironmentVariable(Variable)?.Split(':') is [_, var times]
        ? int.Parse(times, CultureInfo.InvariantCulture)
        : 1;

    /// <summary>Ends the process if this is the place, and the time.</summary>
    public static void Reach(string name)
    {
        if (name != Armed || Interlocked.Decrement(ref Left) != 0)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
