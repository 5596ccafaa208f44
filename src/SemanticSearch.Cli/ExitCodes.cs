namespace SemanticSearch.Cli;

/// <summary>What the process tells its caller; the help of <c>semsearch</c> lists the same.</summary>
static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>It ran to its end, but not all is well: a document failed, was not there, a quotation is not so, or a model is damaged.</summary>
    public const int Incomplete = 1;

    /// <summary>The command line or a setting is wrong; saying it differently helps.</summary>
    public const int Usage = 2;

    /// <summary>An expected failure, such as a missing collection, model or folder.</summary>
    public const int Failed = 3;

    /// <summary>Cancelled from outside; what was reported as done is done. 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>The exit codes as the help shows them.</summary>
    public const string Help =
        """
        Exit codes:
          0    everything was done
          1    some documents failed or were not there, a quotation was not found so, or a model is damaged
          2    the command line or a setting is wrong
          3    something needed is missing or failed: a collection, a model, the data folder
          130  cancelled; what was reported as done is done
        """;

    /// <summary>The exit code of an expected failure.</summary>
    public static int Of(ErrorKind kind) => kind == ErrorKind.InvalidRequest ? Usage : Failed;
}
