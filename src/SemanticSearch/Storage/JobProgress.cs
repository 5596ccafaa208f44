namespace SemanticSearch.Storage;

/// <summary>How far a job is: the numbers that are stored, streamed and shown as a bar.</summary>
public sealed record JobProgress
{
    /// <summary>Nothing done yet.</summary>
    public static readonly JobProgress None = new();

    /// <summary>How many documents there will be, or null as long as that is not known.</summary>
    public int? Expected { get; init; }

    /// <summary>Documents so far.</summary>
    public int Documents { get; init; }

    /// <summary>Those that were not there before.</summary>
    public int Added { get; init; }

    /// <summary>Those that were there with another content.</summary>
    public int Replaced { get; init; }

    /// <summary>Those that had not changed.</summary>
    public int Unchanged { get; init; }

    /// <summary>Those that could not be indexed.</summary>
    public int Failed { get; init; }

    /// <summary>Documents that were deleted because their source is gone.</summary>
    public int Removed { get; init; }

    /// <summary>Chunks written.</summary>
    public long Chunks { get; init; }

    /// <summary>Those of them whose vectors were there already.</summary>
    public long ReusedChunks { get; init; }

    /// <summary>Chunks that were longer than the model reads.</summary>
    public long TruncatedChunks { get; init; }

    /// <summary>Tokens of the chunks written.</summary>
    public long Tokens { get; init; }

    /// <summary>Time spent, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Tokens by seconds.</summary>
    public double TokensPerSecond => Seconds > 0 ? Math.Round(Tokens / Seconds, 1) : 0;

    /// <summary>The seconds that are left if the rest takes as long as what is done, or null if nobody can say.</summary>
    public double? SecondsLeft =>
        Expected is { } expected && Documents > 0 ? Math.Round(Math.Max(0, expected - Documents) * Seconds / Documents, 1) : null;
}
