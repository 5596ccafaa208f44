namespace SemanticSearch.Sources;

/// <summary>Stops a sync that would remove much: that a source is not as it should be is likelier than that so much is gone.</summary>
static class VanishingStop
{
    // Of so many documents one may go without a question.
    const int SafeShare = 3;

    /// <summary>Why a sync refuses to go on: more than a third would vanish, and that is not meant. Null if it goes on.</summary>
    /// <param name="options">How the sync is meant.</param>
    /// <param name="location">The source.</param>
    /// <param name="vanishing">How many of its documents would be removed.</param>
    /// <param name="known">How many it has.</param>
    /// <param name="reason">Why they would.</param>
    /// <param name="advice">What to see to.</param>
    public static string? RefusalOf(SyncOptions options, string location, int vanishing, int known, string reason, string advice) =>
        options.Force || (long)vanishing * SafeShare <= known
            ? null
            : $"{vanishing} of the {known} documents of '{location}' would be removed because {reason}, which is more than a third; "
                + $"see that {advice}, or use --force";

    /// <summary>Goes on only where there is no refusal.</summary>
    /// <param name="refusal">Why not, or null.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>.</exception>
    public static void Require(string? refusal)
    {
        if (refusal is not null)
            throw new SemanticSearchException(ErrorKind.Conflict, refusal);
    }
}
