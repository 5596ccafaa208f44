using System.Text.RegularExpressions;

namespace SemanticSearch.Tests.Support.Quotes;

/// <summary>
/// Makes quotations out of documents, true ones, changed ones and invented ones: the same from the same seed. Spans have 8 to 60 words.
/// </summary>
/// <param name="documents">Where words are taken from; at least two.</param>
/// <param name="seed">Decides everything.</param>
sealed partial class QuoteCases(IReadOnlyList<Document> documents, int seed)
{
    const int FewestWords = 8;
    const int MostWords = 60;

    readonly Random _random = new(seed);
    readonly InventedQuotes _invented = new(documents, seed + 1);
    readonly Dictionary<string, IReadOnlyList<Match>> _words = [];

    /// <summary>So many quotations of each kind.</summary>
    public IEnumerable<QuoteCase> Make(int each)
    {
        for (var i = 0; i < each; i++)
        {
            yield return True("exact", QuoteVerdict.Exact, quote => quote);
            yield return Attributed();
            yield return Misattributed();
            yield return True("spacing", QuoteVerdict.Repaired, quote => QuoteChanges.Spacing(quote, _random));
            yield return True("quotation marks", QuoteVerdict.Repaired, quote => QuoteChanges.Marks(quote, _random));
            yield return True("dashes", QuoteVerdict.Repaired, quote => QuoteChanges.Dashes(quote, _random));
            yield return True("hyphenation", QuoteVerdict.Repaired, quote => QuoteChanges.Hyphens(quote, _random));
            yield return True("case", QuoteVerdict.Repaired, quote => QuoteChanges.Case(quote, _random));
            yield return True("forms and accents", QuoteVerdict.Repaired, QuoteChanges.Forms);
            yield return True("spliced", QuoteVerdict.Spliced, quote => QuoteChanges.Splice(quote, _random), fewest: 18);
            yield return True("1 to 3 words", QuoteVerdict.Altered, quote => QuoteChanges.Words(quote, _random, _invented.Word));
            yield return True("number", QuoteVerdict.Altered, quote => QuoteChanges.Number(quote, _random));
            yield return True("negation", QuoteVerdict.Altered, quote => QuoteChanges.Negate(quote, _random));
            yield return Invented("mixed", _invented.Mixed());
            yield return Invented("fluent", _invented.Fluent());
            yield return Invented("welded", $"{Span(FewestWords, 20).Text} {Span(FewestWords, 20).Text}");
            yield return Invented("joined", $"{Span(FewestWords, 20).Text} … {Span(FewestWords, 20).Text}");
        }
    }

    static QuoteCase Invented(string kind, string quote) => new(kind, QuoteVerdict.NotFound, quote, null, null);

    QuoteCase True(string kind, QuoteVerdict expected, Func<string, string?> change, int fewest = FewestWords)
    {
        while (true)
        {
            var (_, text) = Span(fewest, MostWords);
            if (change(text) is { } quote)
                return new QuoteCase(kind, expected, quote, null, text);
        }
    }

    QuoteCase Attributed()
    {
        var (document, text) = Span(FewestWords, MostWords);
        return new QuoteCase("attributed", QuoteVerdict.Exact, text, document, text);
    }

    QuoteCase Misattributed()
    {
        var (document, text) = Span(FewestWords, MostWords);
        var other = document;
        while (other == document)
            other = documents[_random.Next(documents.Count)].Id;
        return new QuoteCase("misattributed", QuoteVerdict.Misattributed, text, other, text);
    }

    (string Document, string Text) Span(int fewest, int most)
    {
        while (true)
        {
            var document = documents[_random.Next(documents.Count)];
            if (!_words.TryGetValue(document.Id, out var words))
                _words.Add(document.Id, words = Word().Matches(document.Text));
            var count = _random.Next(fewest, most + 1);
            if (words.Count <= count)
                continue;
            var first = _random.Next(words.Count - count);
            var last = words[first + count - 1];
            var text = document.Text[words[first].Index..(last.Index + last.Length)];
            // What is cut already says so, and would be cut again.
            if (!text.Contains('…', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && !Dots().IsMatch(text))
                return (document.Id, text);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.\s?\.")]
    private static partial Regex Dots();
}
