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
        if (response.EmptyReason is { } reason)
            terminal.Note($"No passage: {reason}");
        Facets(response.Facets);
        foreach (var warning in response.Warnings)
            terminal.Warn(warning);
        if (response.Interpretation.DidYouMean is { } meant)
            terminal.Note($"Did you mean: {meant}");
        if (response.Interpretation.Parts.Count > 0)
            terminal.Note($"Understood: {string.Join(", ", response.Interpretation.Parts.Select(part => $"{part.Text} = {part.Name} ({part.Id})"))}");
        var total = $"{Quantity.Of(response.Total.Chunks, "relevant chunk")} of {Quantity.Of(response.Total.Documents, "document")}";
        var scope = $"{Quantity.Of(response.Scope.Chunks, "chunk")} of {Quantity.Of(response.Scope.Documents, "document")}";
        var took = response.TookMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        terminal.Note(
            $"{Quantity.Of(response.Passages.Count, "passage")}; {total} among {scope} in '{response.Collection}', {response.Model}, {took} ms");
        if (response.Timings is { } timings)
            Timings(timings);
    }

    void Timings(SearchTimings took)
    {
        (string Phase, double Took)[] phases =
        [
            ("understand", took.Understand), ("embed", took.Embed), ("retrieve", took.Retrieve), ("rank", took.Rank), ("align", took.Align),
            ("rerank", took.Rerank), ("assemble", took.Assemble),
        ];
        terminal.Note(
            $"Milliseconds: {string.Join(", ", phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Phase} {phase.Took:0.0}")))}");
    }

    void Facets(IReadOnlyList<Facet> facets)
    {
        foreach (var facet in facets)
            terminal.Write(new Paragraph()
                .Append($"{facet.Field}  ", Strong)
                .Append(string.Join(", ", facet.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Label} {value.Documents}")))));
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
        if (WhereAndWho(passage) is { Length: > 0 } where)
            terminal.Write(new Paragraph(where, Faint), Indent);
        if (passage.Explanation is { } explanation)
            terminal.Write(new Line(Explained(explanation), Faint), Indent);
        if (passage.ContextBefore.Text.Length > 0)
            terminal.Write(new Paragraph($"… {Tidy(passage.ContextBefore.Text)}", Faint), Indent);
        terminal.Write(Highlighted(passage), Indent);
        if (passage.ContextAfter.Text.Length > 0)
            terminal.Write(new Paragraph($"{Tidy(passage.ContextAfter.Text)} …", Faint), Indent);
        terminal.Write(new Line($"{passage.DocumentId}  {passage.Citation}", Faint), Indent);
        terminal.WriteLine("");
    }

    static string Explained(PassageExplanation explanation)
    {
        var parts = new List<string>();
        Add("meaning", explanation.DenseRank, explanation.DenseScore);
        Add("words", explanation.LexicalRank, explanation.LexicalScore);
        Add("document", explanation.DocumentRank, explanation.DocumentScore);
        if (explanation.AlignmentScore is { } aligned)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"alignment {aligned:0.000}"));
        parts.AddRange(explanation.Adjustments.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Reason} {one.Amount:+0.000;-0.000}")));
        if (explanation.RerankScore is { } score)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"reranker {score:0.000}"));
        return string.Join(" · ", parts);

        void Add(string leg, int? rank, double? score)
        {
            if (rank is not null)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{leg} #{rank} {score:0.000}"));
        }
    }

    // The sentence that answers best stands out of a longer passage.
    static Paragraph Highlighted(Passage passage)
    {
        var best = passage.Highlights.FirstOrDefault(highlight => highlight.Kind == HighlightKind.Sentence);
        if (best is null || best.End - best.Start == passage.Text.Length)
            return new Paragraph(Tidy(passage.Text));
        var (start, end) = (best.Start - passage.Start, best.End - passage.Start);
        return new Paragraph()
            .Append(Tidy(passage.Text[..start]))
            .Append(Tidy(passage.Text[start..end]), Strong)
            .Append(Tidy(passage.Text[end..]));
    }

    static string WhereAndWho(Passage passage)
    {
        var parts = new List<string>();
        if (passage.Page is { } page)
            parts.Add($"p. {passage.PageLabel ?? page.ToString(CultureInfo.InvariantCulture)}");
        if (passage.IsNote)
            parts.Add("note");
        if (passage.Speaker is { } speaker)
            parts.Add(string.Join(", ", new[] { speaker.Name, speaker.Role, speaker.Country }.Where(part => part is not null).Distinct()));
        if (passage.Facts.Date is { } date)
            parts.Add(date.Interval.ToString());
        return string.Join(" · ", parts);
    }

    static string Tidy(string text) => LineEnds().Replace(text, "\n");

    // Paragraphs stand close together within a passage, so that passages stand apart.
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnds();
}
