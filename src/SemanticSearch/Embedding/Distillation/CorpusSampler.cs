using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Draws a <see cref="CorpusSample"/> in one pass over a corpus: random sentences, random spans of a few words (queries are short, and
/// a span has the words without the sentence's context), the commonest words, and what <see cref="GeneralWords"/> adds. The same
/// corpus in the same order and the same seed give the same sample.
/// </summary>
/// <param name="options">Sizes and seed.</param>
/// <param name="general">Words beyond the corpus, the commonest first.</param>
sealed class CorpusSampler(DistillationOptions options, IReadOnlyList<string> general) : IDisposable
{
    const int ShortestSpan = 2, LongestSpan = 9;

    // About 220 tokens: a teacher reads 256, and what it cuts off the student must not be taught.
    const int LongestText = 1_000;

    readonly HashSet<ulong> _seen = [];
    readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly Reservoir<string> _sentences = new(options.Sentences, new SplitMix64(options.Seed));
    readonly Reservoir<string> _spanSources = new(options.Spans, new SplitMix64(options.Seed + 1));
    readonly SplitMix64 _spanRandom = new(options.Seed + 2);
    int _documents;
    long _sentenceCount;

    /// <summary>Sentences in the sample so far.</summary>
    public int SampledSentences => _sentences.Items.Count;

    /// <summary>Takes in the sentences of one document.</summary>
    public void Add(IReadOnlyList<string> sentences)
    {
        _documents++;
        foreach (var sentence in sentences)
            Add(sentence);
    }

    /// <summary>The sample of everything added.</summary>
    public CorpusSample Draw()
    {
        var counts = NormalisedCounts();
        var words = counts.Where(word => word.Key.Length > 1 && char.IsLetter(word.Key[0]))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(options.Words).Select(word => word.Key).ToList();
        var generalWords = new GeneralWords(general);
        var texts = _sentences.Items.Concat(_spanSources.Items.Select(CutSpan)).Concat(words)
            .Concat(generalWords.Texts(options.GeneralSpans, new SplitMix64(options.Seed + 3))).Distinct(StringComparer.Ordinal).ToList();
        generalWords.AddTo(counts, options.GeneralShare);
        return new CorpusSample
        {
            Texts = [.. texts.OrderByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal)],
            WordCounts = counts,
            Documents = _documents,
            Sentences = _sentenceCount,
            Sha256 = Convert.ToHexStringLower(_hash.GetCurrentHash()),
        };
    }

    void Add(string sentence)
    {
        _sentenceCount++;
        var digest = SHA256.HashData(MemoryMarshal.AsBytes(sentence.AsSpan()));
        _hash.AppendData(digest);
        var words = Words(sentence);
        foreach (var word in words)
            CollectionsMarshal.GetValueRefOrAddDefault(_written, word, out _)++;

        // Stock phrases of speeches recur thousands of times; each is worth one text.
        if (sentence.Length <= LongestText && words.Length >= ShortestSpan && _seen.Add(BinaryPrimitives.ReadUInt64LittleEndian(digest)))
        {
            // Without the line breaks of a page that a sentence runs over.
            var line = string.Join(' ', words);
            _sentences.Add(line);
            _spanSources.Add(line);
        }
    }

    // Each way of writing a word is normalised once, not each time it occurs.
    Dictionary<string, long> NormalisedCounts()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var pieces = new List<string>();
        foreach (var (word, count) in _written)
        {
            pieces.Clear();
            BertText.Split(word, pieces);
            foreach (var piece in pieces)
                counts[piece] = counts.GetValueOrDefault(piece) + count;
        }

        return counts;
    }

    string CutSpan(string sentence)
    {
        var words = Words(sentence);
        var length = Math.Min(words.Length, ShortestSpan + _spanRandom.Below(LongestSpan - ShortestSpan + 1));
        var first = _spanRandom.Below(words.Length - length + 1);
        return string.Join(' ', words.AsSpan(first, length));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    static string[] Words(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
