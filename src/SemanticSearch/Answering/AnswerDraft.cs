using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SemanticSearch.Chunking;

namespace SemanticSearch.Answering;

/// <summary>
/// What a language model writes, as it comes: sentences with marks such as <c>[1]</c> or <c>[2, 3]</c>, which belong to the sentence before
/// them; after a line of dashes, questions to ask next, one a line. What is quoted stays together, however many sentences it has.
/// </summary>
sealed partial class AnswerDraft
{
    const int MostFollowUps = 3;
    const string OneMark = @"\s*\[\s*(?:passages?\s+)?\d+(?:\s*[,–-]\s*\d+)*\s*\]";

    // A quotation mark that is never closed keeps no more than these together.
    const int MostJoined = 8;

    // Of "[1-3]"; more than that is no range of passages.
    const int MostInRange = 50;

    readonly StringBuilder _text = new();
    int _told;

    /// <summary>Takes what came, and tells the sentences that are complete by it.</summary>
    public IReadOnlyList<CitedSentence> Append(string text)
    {
        _text.Append(text);
        var sentences = SentencesOf(Body(), isWhole: false);
        // The last may go on, and marks that follow belong to the one before it.
        var open = sentences.Count > 0 && sentences[^1].Text.Length == 0 ? 2 : 1;
        return Tell(sentences, sentences.Count - open);
    }

    /// <summary>Tells the sentences that are left when no more comes.</summary>
    public IReadOnlyList<CitedSentence> Finish()
    {
        var sentences = SentencesOf(Body(), isWhole: true);
        return Tell(sentences, sentences.Count);
    }

    /// <summary>Whether it was cut off where it became too long.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Ends it in the middle of a sentence: what was not told is left out.</summary>
    public void CutOff() => IsCutOff = true;

    /// <summary>What may be asked next.</summary>
    public IReadOnlyList<string> FollowUps()
    {
        var text = _text.ToString();
        var rule = Rule().Match(text);
        return rule.Success
            ? [.. text[(rule.Index + rule.Length)..].Split('\n').Select(line => Bullet().Replace(line, "").Trim()).Where(line => line.EndsWith('?')).Take(MostFollowUps)]
            : [];
    }

    string Body()
    {
        var text = _text.ToString();
        return Rule().Match(text) is { Success: true } rule ? text[..rule.Index] : text;
    }

    List<CitedSentence> Tell(List<CitedSentence> sentences, int end)
    {
        var told = sentences.Take(end).Skip(_told).Where(sentence => sentence.Text.Length > 0).ToList();
        _told = Math.Max(_told, end);
        return told;
    }

    static List<CitedSentence> SentencesOf(string text, bool isWhole)
    {
        var sentences = new List<CitedSentence>();
        foreach (var joined in Joined(text, isWhole))
        {
            var sentence = joined;
            var leading = LeadingMarks().Match(sentence);
            if (leading.Success && sentences.Count > 0)
            {
                sentences[^1] = sentences[^1] with { Passages = [.. sentences[^1].Passages.Union(NumbersOf(leading.Value))] };
                sentence = sentence[leading.Length..];
            }
            // A mark that is still being written has no words either.
            sentences.Add(new CitedSentence(UnfinishedMark().Replace(Mark().Replace(sentence, ""), "").Trim(), NumbersOf(sentence)));
        }
        return sentences;
    }

    // The sentences, those joined that share a quotation; the last of a text that goes on may still have to be.
    static IEnumerable<string> Joined(string text, bool isWhole)
    {
        var spans = SentenceSplitter.Split(text);
        for (int first = 0, last; first < spans.Count; first = last + 1)
        {
            last = first;
            while (last < spans.Count && last - first < MostJoined && Quotations.IsOpen(text[spans[first].Start..spans[last].End]))
                last++;
            var goesOn = last == spans.Count && !isWhole;
            if (goesOn)
                last--;
            else if (last == spans.Count || last - first == MostJoined)
                last = first;
            yield return text[spans[first].Start..spans[last].End];
        }
    }

    static List<int> NumbersOf(string text) =>
    [
        .. Mark().Matches(text)
            .SelectMany(mark => Range().Matches(mark.Value))
            .SelectMany(range => Numbers(NumberOf(range.Groups[1].Value), NumberOf(range.Groups[2].Value)))
            .Distinct(),
    ];

    // 0 is no passage's number: what cannot be one stays a mark that names none.
    static int NumberOf(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static IEnumerable<int> Numbers(int first, int last) =>
        last > first && last - first < MostInRange ? Enumerable.Range(first, last - first + 1) : last > 0 ? [first, last] : [first];

    [GeneratedRegex(OneMark)]
    private static partial Regex Mark();

    [GeneratedRegex($@"^(?:{OneMark})+\.?")]
    private static partial Regex LeadingMarks();

    [GeneratedRegex(@"^\s*\[(?:p[a-z]*)?[\d,\s–-]*$")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"(\d+)(?:\s*[-–]\s*(\d+))?")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s*-{3,}\s*$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(?:[-*•]|\d+[.)])\s*")]
    private static partial Regex Bullet();
}
