namespace SemanticSearch.Reading.Settings;

/// <summary>A part of a pattern or template.</summary>
/// <param name="Literal">What is written, or nothing for a field.</param>
/// <param name="Field">The field in lower case, or null for what is written.</param>
/// <param name="Form">How the field is written, or nothing.</param>
readonly record struct Placeholder(string Literal, string? Field, string Form);
