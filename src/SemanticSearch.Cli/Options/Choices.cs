using System.Text.Json;

namespace SemanticSearch.Cli.Options;

/// <summary>The values of enumerations by the names that JSON and the command line give them.</summary>
static class Choices
{
    /// <summary>All names, in the order of the values.</summary>
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(NameOf)];

    /// <summary>The name of one.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
