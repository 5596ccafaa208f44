using Microsoft.Extensions.Options;

namespace SemanticSearch;

/// <summary>Tells wrong settings from other failures at start.</summary>
public static class SettingsProblem
{
    const string Introduction = "with the error: '";

    /// <summary>What is wrong with the settings, in one line, or null if the failure is about something else.</summary>
    public static string? Of(Exception failure) => failure switch
    {
        OptionsValidationException invalid => string.Join("; ", invalid.Failures.Select(InPlainWords)),
        // What the configuration binder throws for a value of the wrong type; its message names the setting and the value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unbound => unbound.Message.TrimEnd('.'),
        _ => null,
    };

    // The validator wraps "The field ChunkTokens must be between 16 and 8192." in the names of its own types.
    static string InPlainWords(string failure) => failure.IndexOf(Introduction, StringComparison.Ordinal) is var start and >= 0
        ? $"{SemanticSearchOptions.Section}: {failure[(start + Introduction.Length)..].TrimEnd('.', '\'')}"
        : failure;
}
