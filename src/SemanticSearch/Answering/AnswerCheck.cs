using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Quoting;
using SemanticSearch.Search.Alignment;

namespace SemanticSearch.Answering;

/// <summary>Holds what a language model wrote to the passages that it was given: which of those that it names there are, where in them it is
/// said, and whether what it quotes stands there.</summary>
/// <param name="passages">The passages, numbered from 1 in their order.</param>
/// <param name="vectors">Compares words; null where no model does, and whole passages are the sources.</param>
sealed class AnswerCheck(IReadOnlyList<Passage> passages, TokenVectors? vectors)
{
    readonly FoldedText?[] _folded = new FoldedText?[passages.Count];

    /// <summary>Checks a sentence.</summary>
    public AnswerSentence Of(CitedSentence written)
    {
        var named = written.Passages.Where(number => number >= 1 && number <= passages.Count).Select(number => number - 1).ToList();
        var (sources, unverified) = (new List<AnswerSource>(), new List<string>());
        foreach (var quote in Quotations.Of(written.Text))
            if (named.Select(passage => Find(passage, quote)).FirstOrDefault(source => source is not null) is { } found)
                sources.Add(found);
            else
                unverified.Add(quote);
        foreach (var passage in named.Where(passage => !sources.Exists(source => source.Passage == passages[passage].Citation)))
            sources.Add(NearestIn(passages[passage], written.Text));
        return new AnswerSentence(written.Text, sources) { UnverifiedQuotes = unverified };
    }

    AnswerSource? Find(int passage, string quote)
    {
        var folded = _folded[passage] ??= FoldedText.Of(passages[passage].Text);
        var letters = FoldedText.Of(quote).Letters;
        if (folded.Find(letters, 0) is not (>= 0 and var at))
            return null;
        var span = folded.SpanOf(at, at + letters.Length);
        return PassageSentence.SourceOf(passages[passage], passages[passage].Start + span.Start, passages[passage].Start + span.End);
    }

    AnswerSource NearestIn(Passage passage, string sentence)
    {
        if (vectors is null || AlignedQuery.Of(sentence, vectors) is not { } aligned)
            return PassageSentence.SourceOf(passage, passage.Start, passage.End);
        var nearest = SentenceSplitter.Split(passage.Text).MaxBy(own => aligned.Similarity(passage.Text.AsSpan(own.Start, own.End - own.Start)));
        return PassageSentence.SourceOf(passage, passage.Start + nearest.Start, passage.Start + nearest.End);
    }
}
