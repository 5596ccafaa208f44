using System.Globalization;
using System.Text;

namespace SemanticSearch.Tests.Support.Quotes;

/// <summary>
/// Counts verdicts against what was expected. Documents repeat each other, so a verdict is judged by the words of the answer: a changed or
/// invented quotation that stands somewhere all the same is rightly found there.
/// </summary>
sealed class QuoteScores
{
    static readonly QuoteVerdict[] Verdicts = Enum.GetValues<QuoteVerdict>();

    readonly SortedDictionary<(QuoteVerdict Expected, string Kind), int[]> _table = [];
    readonly List<(QuoteCase Case, QuoteResponse Answer)> _errors = [];

    /// <summary>Quotations that were expected otherwise, but whose words stand where the answer says.</summary>
    public int Excused { get; private set; }

    /// <summary>The wrong answers.</summary>
    public IReadOnlyList<(QuoteCase Case, QuoteResponse Answer)> Errors => _errors;

    /// <summary>Counts one answer.</summary>
    public void Add(QuoteCase quote, QuoteResponse answer)
    {
        var verdict = answer.Verdict;
        var isRight = verdict == quote.Expected && (quote.Kind != "attributed" || answer.Matches[0].IsAttributed == true);
        if (!isRight && IsThere(quote, answer))
        {
            Excused++;
            isRight = true;
            verdict = quote.Expected;
        }
        if (!isRight)
            _errors.Add((quote, answer));
        if (!_table.TryGetValue((quote.Expected, quote.Kind), out var row))
            _table.Add((quote.Expected, quote.Kind), row = new int[Verdicts.Length]);
        row[(int)verdict]++;
    }

    /// <summary>The share of the quotations expected to get a verdict that got it.</summary>
    public double Recall(QuoteVerdict verdict) => Share(
        _table.Where(row => row.Key.Expected == verdict).Sum(row => row.Value[(int)verdict]),
        _table.Where(row => row.Key.Expected == verdict).Sum(row => row.Value.Sum()));

    /// <summary>The share of the quotations that got a verdict that were expected to.</summary>
    public double Precision(QuoteVerdict verdict) => Share(
        _table.Where(row => row.Key.Expected == verdict).Sum(row => row.Value[(int)verdict]),
        _table.Sum(row => row.Value[(int)verdict]));

    /// <summary>Table of kinds and verdicts, then precision and recall.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{"",-32}");
        foreach (var verdict in Verdicts)
            text.Append(CultureInfo.InvariantCulture, $"{verdict,14}");
        foreach (var ((expected, kind), row) in _table)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{$"{expected}: {kind}",-32}");
            foreach (var count in row)
                text.Append(CultureInfo.InvariantCulture, $"{count,14}");
        }
        foreach (var verdict in Verdicts)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{verdict,-14} precision {Precision(verdict):0.0000}  recall {Recall(verdict):0.0000}");
        return text.AppendLine().Append(CultureInfo.InvariantCulture, $"judged by the words to be there all the same: {Excused}").ToString();
    }

    static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    // Exact or repaired: the words of the answer are those of the quotation. Spliced: so are those of its pieces.
    static bool IsThere(QuoteCase quote, QuoteResponse answer)
    {
        if (answer.Verdict > QuoteVerdict.Spliced || quote.Expected == QuoteVerdict.Exact)
            return false;
        var words = QuoteChanges.Plain(string.Concat(answer.Matches[0].Pieces.Select(piece => piece.Text)));
        return words == QuoteChanges.Plain(quote.Quote) && (quote.Document is null || quote.Document == answer.Matches[0].DocumentId);
    }
}
