using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary>Shows an answer to a person: passages best first, their words set off from what surrounds them.</summary>
sealed partial class PassagePrinter(Terminal terminal)
{
    const int Indent = 4;

    static readonly Style Strong = new(decoration: Decoration.Bold);
    static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>Prints the passages to standard output, and how they were found to standard error.</summary>
    public void Print(SearchResponse response)
    {
        foreach (var passage in response.Passages)
            Print(passage);
        foreach (var warning in response.Warnings)
            terminal.Warn(warning);
        var scope = $"{Quantity.Of(response.Scope.Chunks, "chunk")} of {Quantity.Of(response.Scope.Documents, "document")}";
        var took = response.TookMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        terminal.Note(
            $"{Quantity.Of(response.Passages.Count, "passage")} from {scope} in '{response.Collection}', {response.Model}, {took} ms");
    }

    void Print(Passage passage)
    {
        terminal.Write(new Paragraph()
            .Append(string.Create(CultureInfo.InvariantCulture, $"{passage.Rank,2}  {passage.Score:0.000}  "))
            .Append(passage.Title, Strong));
        // The first heading of many documents is their title.
        var path = passage.HeadingPath.SkipWhile((heading, i) => i == 0 && heading == passage.Title).ToList();
        if (path.Count > 0)
            terminal.Write(new Paragraph(string.Join(" › ", path), Faint), Indent);
        if (passage.ContextBefore.Length > 0)
            terminal.Write(new Paragraph($"… {Tidy(passage.ContextBefore)}", Faint), Indent);
        terminal.Write(new Paragraph(Tidy(passage.Text)), Indent);
        if (passage.ContextAfter.Length > 0)
            terminal.Write(new Paragraph($"{Tidy(passage.ContextAfter)} …", Faint), Indent);
        terminal.Write(new Line($"{passage.DocumentId}  {passage.Citation}", Faint), Indent);
        terminal.WriteLine("");
    }

    static string Tidy(string text) => LineEnds().Replace(text, "\n");

    // Paragraphs stand close together within a passage, so that passages stand apart.
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnds();
}
