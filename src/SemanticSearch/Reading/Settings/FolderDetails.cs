using System.Text.Json;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Reading.Settings;

/// <summary>What the settings of a folder say of one of its documents.</summary>
/// <param name="Fields">Metadata by lower-case field name: of the file's name, then of tables, then the folder's constants.</param>
/// <param name="Titles">How a title is made of all fields; the first that has all of its fields does.</param>
/// <param name="Dates">What the dates are.</param>
/// <param name="TablesWithoutRow">The tables that have no row for the document.</param>
sealed record FolderDetails(
    IReadOnlyDictionary<string, JsonElement> Fields,
    IReadOnlyList<TitleTemplate> Titles,
    DateHint? Dates,
    IReadOnlyList<string> TablesWithoutRow)
{
    /// <summary>Nothing said.</summary>
    public static readonly FolderDetails None = new(new Dictionary<string, JsonElement>(), [], null, []);
}
