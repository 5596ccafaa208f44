using System.Text.RegularExpressions;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>What a catalog must obey before anything in it is trusted with a path or a download.</summary>
static partial class CatalogRules
{
    const string NoPooling = "none";

    static readonly string[] Precisions = ["fp32", "int8"];
    static readonly string[] Poolings = ["mean", "cls"];
    static readonly string[] Tokenizers = ["bert-uncased"];
    static readonly string[] RequiredFiles = [ModelFiles.Network, ModelFiles.Vocabulary];

    /// <summary>The first rule that the entries break, in words, or null if they break none.</summary>
    public static string? Problem(IReadOnlyList<CatalogEntry> entries)
    {
        if (HasNull(entries))
            return "an entry is null";
        if (Repeated(entries.Select(entry => entry.Id)) is { } twice)
            return $"the id '{twice}' occurs twice";
        foreach (var entry in entries)
            if (Problem(entry) is { } problem)
                return $"model '{entry.Id}': {problem}";
        return null;
    }

    static string? Problem(CatalogEntry entry)
    {
        if (!SafeName().IsMatch(entry.Id) || entry.Id.Equals(ModelLibrary.BuiltIn, StringComparison.OrdinalIgnoreCase))
            return $"an id is letters, digits, '.', '_' and '-', begins with a letter or digit, and is not '{ModelLibrary.BuiltIn}'";
        if (!IsLine(entry.Description) || !IsLine(entry.Licence) || !SafeName().IsMatch(entry.Revision))
            return "description, licence and revision must each be one line";
        if (!Precisions.Contains(entry.Precision))
            return $"precision '{entry.Precision}' is not one of {string.Join(", ", Precisions)}";
        if (!Tokenizers.Contains(entry.Tokenizer))
            return $"tokenizer '{entry.Tokenizer}' is not one of {string.Join(", ", Tokenizers)}";
        if (entry.MaximumTokens is < 16 or > 8_192)
            return "maximumTokens must be 16 to 8,192";
        return VectorProblem(entry) ?? FilesProblem(entry.Files);
    }

    // What belongs to vectors says nothing of a reranker; stating it there would be a mistake that nobody notices.
    static string? VectorProblem(CatalogEntry entry) => entry switch
    {
        { Kind: ModelKind.Reranker, Pooling: NoPooling, Dimensions: 0, QueryPrefix: "", PassagePrefix: "" } => null,
        { Kind: ModelKind.Reranker } => $"a reranker has pooling '{NoPooling}', dimensions 0 and no prefixes",
        _ when !Poolings.Contains(entry.Pooling) => $"pooling '{entry.Pooling}' is not one of {string.Join(", ", Poolings)}",
        { Dimensions: < 1 or > 8_192 } => "dimensions must be 1 to 8,192",
        _ => null,
    };

    static string? FilesProblem(IReadOnlyList<CatalogFile> files)
    {
        if (HasNull(files))
            return "a file is null";
        if (RequiredFiles.FirstOrDefault(name => files.All(file => file.Name != name)) is { } missing)
            return $"the file '{missing}' is not listed";
        if (Repeated(files.Select(file => file.Name)) is { } twice)
            return $"the file '{twice}' is listed twice";
        foreach (var file in files)
            if (Problem(file) is { } problem)
                return $"file '{file.Name}': {problem}";
        return null;
    }

    static string? Problem(CatalogFile file) => file switch
    {
        _ when !SafeName().IsMatch(file.Name) || file.Name == ModelDescription.FileName => "this name is not allowed",
        _ when !SafePath().IsMatch(file.Path) => $"'{file.Path}' is not a relative path of plain segments",
        { Bytes: < 1 } => $"a size of {file.Bytes} bytes is impossible",
        _ when !Sha256().IsMatch(file.Sha256) => "a SHA-256 is 64 lower-case hexadecimal digits",
        _ => null,
    };

    static string? Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;

    // JSON can hold a null where the type of an element promises none.
    static bool HasNull<T>(IReadOnlyList<T> items) where T : class => items.Any(item => item is null);

    static bool IsLine(string text) => text.Trim().Length > 0 && !text.Any(char.IsControl);

    // Names become folders and addresses: neither "..", nor a hidden name, nor a separator may come through.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex SafeName();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_-][A-Za-z0-9._-]*|\{revision\})(?:/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*|\{revision\}))*\z")]
    private static partial Regex SafePath();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
