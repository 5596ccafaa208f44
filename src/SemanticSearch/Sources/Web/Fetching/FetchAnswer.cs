namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What came back.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Address">The address that answered.</param>
sealed record FetchAnswer(FetchOutcome Outcome, Uri Address)
{
    /// <summary>The bytes, where they are there.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The media type of the bytes with its parameters, or null.</summary>
    public string? MediaType { get; init; }

    /// <summary>What to send along next time.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Where it lies instead, where it is redirected.</summary>
    public Uri? Target { get; init; }

    /// <summary>What is wrong, as the end of a sentence that begins with the address; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>How long the server asks to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
