using SemanticSearch.Chunking;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Evaluation;

/// <summary>
/// Chooses sentences that can be asked for: prose of 8 to 30 words, five of them more than function words, that no other document and no
/// other place repeats. Documents are taken in turn, so that long ones do not fill the sample. The choice depends on the seed and the
/// documents, not on their order.
/// </summary>
/// <param name="seed">Another seed chooses other sentences.</param>
public sealed class SentenceSample(ulong seed)
{
    const int LeastWords = 8;
    const int MostWords = 30;
    const int LeastContentWords = 5;

    const string Terminators = ".!?…。！？؟।";

    static readonly BlockKind[] Prose = [BlockKind.Paragraph, BlockKind.ListItem, BlockKind.Quotation, BlockKind.Provision];

    readonly List<SampledSentence> _candidates = [];
    readonly Dictionary<ulong, int> _occurrences = [];

    /// <summary>Takes the sentences of a document into account.</summary>
    public void Add(Document document)
    {
        var text = document.Text;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var words = text.AsSpan(sentence.Start, sentence.End - sentence.Start);
            var fingerprint = SentenceWords.Fingerprint(words);
            _occurrences[fingerprint] = _occurrences.GetValueOrDefault(fingerprint) + 1;
            if (IsInformative(words) && IsProse(document.Structure, sentence))
                _candidates.Add(new(document.Id, sentence.Start, sentence.End, fingerprint, PriorityOf(document.Id, sentence.Start)));
        }
    }

    /// <summary>The chosen sentences, up to <paramref name="count"/>, in random order; fewer if there are no more.</summary>
    public IReadOnlyList<SampledSentence> Choose(int count) =>
    [
        .. _candidates
            .Where(candidate => _occurrences[candidate.Words] == 1)
            .GroupBy(candidate => candidate.Document, StringComparer.Ordinal)
            .SelectMany(ofDocument => ofDocument
                .OrderBy(candidate => candidate.Priority)
                .ThenBy(candidate => candidate.Start)
                .Select((candidate, turn) => (candidate, turn)))
            .OrderBy(choice => choice.turn)
            .ThenBy(choice => choice.candidate.Priority)
            .ThenBy(choice => choice.candidate.Document, StringComparer.Ordinal)
            .Take(count)
            .Select(choice => choice.candidate),
    ];

    static bool IsInformative(ReadOnlySpan<char> sentence)
    {
        if (char.IsLower(sentence[0]) || !IsClosed(sentence))
            return false;
        var words = SentenceWords.Of(sentence);
        return words.Count is >= LeastWords and <= MostWords
            && words.Where(word => word.Any(char.IsLetter) && !SentenceWords.IsFunctionWord(word))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count() >= LeastContentWords;
    }

    // What does not end like a sentence is a line of a list, a caption or a heading that the format does not tell.
    static bool IsClosed(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd("\"'”’»)]0123456789");
        return !end.IsEmpty && Terminators.AsSpan().Contains(end[^1]);
    }

    static bool IsProse(DocumentStructure structure, Sentence sentence) =>
        !structure.Sections.Any(section => Overlap(section.Start, section.Start + section.Heading.Length, sentence))
        && !structure.Notes.Any(note => Overlap(note.Start, note.End, sentence))
        && !structure.Blocks.Any(block => Overlap(block.Start, block.End, sentence) && !Prose.Contains(block.Kind));

    static bool Overlap(int start, int end, Sentence sentence) => start < sentence.End && sentence.Start < end;

    ulong PriorityOf(string document, int start) =>
        new SplitMix64(seed ^ SentenceWords.Fingerprint(document) ^ new SplitMix64((ulong)start).Next()).Next();
}
