using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Takes endnotes: numbered paragraphs under a heading such as <c>Notes</c>, in the order of their numbers, as far as raised marks of the
/// same numbers stand in the text before.
/// </summary>
static partial class EndnoteFinder
{
    /// <summary>Moves them from the blocks to the notes.</summary>
    public static void Take(List<TextBlock> blocks, List<FootNote> notes)
    {
        var heading = blocks.FindLastIndex(block => block.Kind == BlockKind.Heading && NotesHeading().IsMatch(block.Text));
        if (heading < 0)
            return;
        var called = blocks.Take(heading).SelectMany(block => block.Lines)
            .SelectMany(line => line.Superscripts.Where(mark => mark.Start > 0).Select(mark => line.Text[mark.Start..mark.End]))
            .SelectMany(mark => mark.Split(',', ' ')).ToHashSet(StringComparer.Ordinal);
        var (end, last, found) = (heading + 1, 0, new List<FootNote>());
        for (; end < blocks.Count && blocks[end].Kind is not BlockKind.Heading; end++)
        {
            var line = blocks[end].Lines[0];
            var match = Label().Match(line.Text);
            if (match.Success && int.TryParse(match.Groups[1].ValueSpan, out var number) && number == last + 1)
            {
                last = number;
                found.Add(new FootNote(match.Groups[1].Value, line.Page, NoteKind.Endnote) { Start = match.Length });
            }
            if (found.Count == 0)
                return;
            found[^1].Lines.AddRange(blocks[end].Lines);
        }
        if (found.Count < 2 || found.Count(note => called.Contains(note.Label)) * 2 < found.Count)
            return;
        notes.AddRange(found);
        blocks.RemoveRange(heading, end - heading);
    }

    [GeneratedRegex("^(?:end)?notes(?: and references)?:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotesHeading();

    [GeneratedRegex(@"^[\[(]?(\d{1,4})[\].)]*\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
