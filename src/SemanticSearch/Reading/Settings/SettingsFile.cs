using System.Text.Json;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Reading.Settings;

/// <summary>What one file <c>semsearch.yaml</c> says; null is not said.</summary>
sealed record SettingsFile
{
    /// <summary>The folder that it is about: its paths begin there.</summary>
    public required string Folder { get; init; }

    /// <summary>How names of files are read; the first that fits does.</summary>
    public IReadOnlyList<FileNamePattern>? FileNames { get; init; }

    /// <summary>Tables to look documents up in.</summary>
    public IReadOnlyList<TableJoin>? Joins { get; init; }

    /// <summary>Metadata that all documents have, by lower-case field name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>How titles are made.</summary>
    public IReadOnlyList<TitleTemplate>? Titles { get; init; }

    /// <summary>What dates mean.</summary>
    public DateHint? Dates { get; init; }

    /// <summary>Which files are read.</summary>
    public IReadOnlyList<GlobPattern>? Include { get; init; }

    /// <summary>Which are not.</summary>
    public IReadOnlyList<GlobPattern>? Exclude { get; init; }
}
