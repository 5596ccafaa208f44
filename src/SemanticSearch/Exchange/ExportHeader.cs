using SemanticSearch.Storage;

namespace SemanticSearch.Exchange;

/// <summary>The first line of an export.</summary>
/// <param name="Format">What the file is: <see cref="Name"/>.</param>
/// <param name="Version">Its version; a program reads those up to its own, <see cref="CurrentVersion"/>.</param>
/// <param name="Collection">The collection that was exported.</param>
/// <param name="Documents">How many documents it had; null if nobody counted.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="Index">How its chunks were cut and embedded; null if that does not matter.</param>
sealed record ExportHeader(
    string? Format, int Version, string? Collection, long? Documents, DateTimeOffset? ExportedAt, IndexRecipe? Index)
{
    /// <summary>What an export calls itself.</summary>
    public const string Name = "semsearch-documents";

    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 1;
}
