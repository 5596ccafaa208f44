using SemanticSearch.Search.Alignment;
using SemanticSearch.Search.Highlighting;

namespace SemanticSearch.Answering;

/// <summary>
/// Makes an answer of the sentences of passages that answer best, word for word: they differ from each other, and stand in the order of
/// reading. Nothing is invented, so that nothing has to be checked.
/// </summary>
/// <param name="question">The question's words.</param>
/// <param name="aligned">Compares sentences with the question; null where nothing does, and words alone decide.</param>
sealed class ExtractiveAnswer(string question, AlignedQuery? aligned)
{
    // A sentence that is so much worse than the best says something else.
    const double LeastOfBest = 0.6;

    // Sentences that share so many of their words say the same.
    const double MostShared = 0.8;

    // What stands beside what answers is about the same, and often goes on with it.
    const double NeighbourShare = 0.5;

    // What its passage's rank is worth beside what a sentence says by itself, which is at most 2.
    const double PassageShare = 1.5;

    readonly QueryWords _words = new(question);

    /// <summary>Chooses sentences.</summary>
    /// <param name="passages">The passages, best first.</param>
    /// <param name="limit">The most sentences.</param>
    public IReadOnlyList<AnswerSentence> Of(IReadOnlyList<Passage> passages, int limit)
    {
        var sentences = passages.SelectMany(passage => SentencesOf(passage, passages[0].Score)).OrderByDescending(sentence => sentence.Score).ToList();
        var chosen = new List<(PassageSentence Sentence, HashSet<string> Words)>();
        foreach (var sentence in sentences.TakeWhile(sentence => chosen.Count < limit && sentence.Score >= LeastOfBest * sentences[0].Score))
        {
            var words = WordsOf(sentence.Text);
            if (!chosen.Exists(other => other.Sentence.Passage.DocumentId == sentence.Passage.DocumentId && Overlaps(other.Sentence, sentence))
                && !chosen.Exists(other => Shared(other.Words, words) > MostShared))
                chosen.Add((sentence, words));
        }
        return [.. InReadingOrder(chosen.ConvertAll(one => one.Sentence)).Select(sentence => sentence.ToAnswer())];
    }

    // Documents come as the best passage of each does.
    static IEnumerable<PassageSentence> InReadingOrder(List<PassageSentence> sentences) => sentences
        .GroupBy(sentence => sentence.Passage.DocumentId, StringComparer.Ordinal)
        .OrderBy(document => document.Min(sentence => sentence.Passage.Rank))
        .SelectMany(document => document.OrderBy(sentence => sentence.Start));

    IEnumerable<PassageSentence> SentencesOf(Passage passage, double best)
    {
        var marked = MarkedPassage.Of(passage, _words);
        var whole = marked.Sentences.Select((_, i) => i).Where(i => IsWhole(marked.TextOf(i))).ToList();
        if (whole.Count == 0)
            whole = [.. Enumerable.Range(0, marked.Sentences.Count)];
        var evidence = whole.ToDictionary(i => i, i => Evidence(marked, i));
        foreach (var i in whole)
            yield return new PassageSentence(
                passage,
                passage.Start + marked.Sentences[i].Start,
                passage.Start + marked.Sentences[i].End,
                evidence[i] + (NeighbourShare * Beside(evidence, i)) + (best > 0 ? PassageShare * passage.Score / best : 0));
    }

    // The mean of both sides; beyond the passage there is nothing.
    static double Beside(Dictionary<int, double> evidence, int sentence) =>
        (evidence.GetValueOrDefault(sentence - 1) + evidence.GetValueOrDefault(sentence + 1)) / 2;

    // How near it comes in its words and as a whole: who answers seldom repeats the question, so that words in common count only where there is
    // nothing else.
    double Evidence(MarkedPassage passage, int sentence)
    {
        if (aligned is null)
            return passage.DistinctWordsIn(sentence) / (double)Math.Max(1, _words.Count);
        var score = aligned.Score(AlignedText.Of(passage.TextOf(sentence).ToString(), aligned.Vectors));
        return score.Words + Math.Max(0, score.Sentence);
    }

    // Headings and pieces of lists answer nothing by themselves.
    static bool IsWhole(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd("\"'”’»)] ");
        return end.Length > 0 && ".!?…。！？।؟".Contains(end[^1], StringComparison.Ordinal);
    }

    static bool Overlaps(PassageSentence x, PassageSentence y) => x.Start < y.End && y.Start < x.End;

    static HashSet<string> WordsOf(string text) => WordFinder.Words(text)
        .Select(span => WordStem.Of(text.AsSpan(span.Start, span.End - span.Start)))
        .ToHashSet(StringComparer.Ordinal);

    static double Shared(HashSet<string> x, HashSet<string> y) =>
        x.Count(y.Contains) / (double)Math.Max(1, Math.Min(x.Count, y.Count));
}
