using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Reading.Archives;

/// <summary>An open container.</summary>
/// <param name="Id">Its id, which begins those of its documents.</param>
/// <param name="FileName">Its file name.</param>
/// <param name="Location">Where it lies, or null.</param>
/// <param name="Charset">The character encoding that came with it, or null.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Stream">Its bytes from their start; those of a zip archive can seek.</param>
/// <param name="Depth">How many archives it lies in.</param>
/// <param name="Settings">The settings of the folder that it lies in, which its documents inherit, or null.</param>
sealed record Container(
    string Id, string FileName, string? Location, string? Charset, ContainerKind Kind, Stream Stream, int Depth, FolderSettings? Settings);
