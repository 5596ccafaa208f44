using System.Globalization;

namespace SemanticSearch.Cli;

/// <summary>Numbers as people read them, the same in every culture.</summary>
static class Quantity
{
    static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>A number with its thousands apart, such as <c>12,345</c>.</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun, such as <c>1 document</c> or <c>12,345 documents</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A size in decimal units, such as <c>23.2 MB</c>.</summary>
    public static string OfBytes(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1_000 && unit < ByteUnits.Length - 1; unit++)
            size /= 1_000;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {ByteUnits[unit]}");
    }

    /// <summary>A duration in seconds, such as <c>12.3 s</c>.</summary>
    public static string OfSeconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
}
