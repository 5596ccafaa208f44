using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary>Shows a person what became of a quotation: the verdict, the places, the corpus's words and those that differ.</summary>
sealed partial class QuotePrinter(Terminal terminal)
{
    const int Indent = 4;

    static readonly Style Strong = new(decoration: Decoration.Bold);
    static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>Prints the answer to standard output, and how it came about to standard error.</summary>
    public void Print(QuoteResponse response)
    {
        terminal.Write(new Paragraph(Headline(response), Strong));
        foreach (var match in response.Matches)
            Print(match);
        foreach (var warning in response.Warnings)
            terminal.Warn(warning);
        var took = response.TookMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        terminal.Note($"{Count(response)} in '{response.Collection}', {took} ms");
    }

    static string Headline(QuoteResponse response) => response.Verdict switch
    {
        QuoteVerdict.Exact => "exact: it is there letter for letter",
        QuoteVerdict.Repaired => "repaired: its words are there, written a little differently",
        QuoteVerdict.Spliced => "spliced: its pieces are there, in this order",
        QuoteVerdict.Altered => "altered: words differ from what is there",
        QuoteVerdict.Misattributed => "misattributed: the words are there, but not where or of whom you say",
        _ => "not found",
    };

    static string Count(QuoteResponse response) =>
        $"{(response.IsAtLeast ? "at least " : "")}{Quantity.Of(response.Documents, "document")}";

    void Print(QuoteMatch match)
    {
        terminal.WriteLine("");
        terminal.Write(new Paragraph().Append(match.Title, Strong).Append(Note(match)));
        foreach (var piece in match.Pieces)
            Print(piece);
        foreach (var edit in match.Edits)
            terminal.Write(new Paragraph(Describe(edit)), Indent);
        foreach (var piece in match.Pieces)
            terminal.Write(new Line($"{match.DocumentId}  {piece.Citation}", Faint), Indent);
    }

    void Print(QuotePiece piece)
    {
        if (Whereabouts(piece) is { Length: > 0 } whereabouts)
            terminal.Write(new Paragraph(whereabouts, Faint), Indent);
        terminal.Write(new Paragraph(LineEnds().Replace(piece.Text, " ")), Indent);
    }

    static string Note(QuoteMatch match)
    {
        var notes = match.Differences.Select(difference => CliJson.Write(difference).Trim('"').Replace('_', ' ')).ToList();
        if (match.Verdict == QuoteVerdict.Altered)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(match.Similarity * 100):0} % of the words"));
        if (match.IsAttributed == false)
            notes.Add("not what you named");
        return notes.Count == 0 ? "" : $"  ({string.Join(", ", notes)})";
    }

    static string Whereabouts(QuotePiece piece)
    {
        List<string> parts = [];
        if (piece.Speaker is { } speaker)
            parts.Add(speaker.Role is { } role ? $"{speaker.Name}, {role}" : speaker.Name);
        if (piece.Page is { } page)
            parts.Add($"page {piece.PageLabel ?? page.ToString(CultureInfo.InvariantCulture)}");
        if (piece.HeadingPath.Count > 0)
            parts.Add(string.Join(" › ", piece.HeadingPath));
        return string.Join("; ", parts);
    }

    static string Describe(QuoteEdit edit)
    {
        var what = edit.Kind switch
        {
            QuoteEditKind.Insert => $"adds \"{edit.Quoted}\"",
            QuoteEditKind.Delete => $"leaves out \"{edit.Source}\"",
            _ => $"has \"{edit.Quoted}\" for \"{edit.Source}\"",
        };
        var concerns = string.Join(", ", edit.Concerns.Select(concern => concern.ToString().ToLowerInvariant()));
        return LineEnds().Replace($"- the quotation {what}{(concerns.Length > 0 ? $"  (critical: {concerns})" : "")}", " ");
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnds();
}
