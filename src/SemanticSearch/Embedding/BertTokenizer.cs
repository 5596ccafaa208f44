using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace SemanticSearch.Embedding;

/// <summary>
/// Lower-casing BERT WordPiece with the same ids as Hugging Face's tokenizers library. Words are normalised and split here
/// (<see cref="BertText"/>), cut into pieces by Microsoft.ML.Tokenizers, and remembered: text repeats its words. Safe from any thread.
/// </summary>
sealed class BertTokenizer
{
    // Counted in characters, as Hugging Face does; longer words are unknown.
    const int LongestWord = 100;

    // Words come in Zipf's proportions: the first 2^17 distinct ones are nearly all of a corpus, and some 20 MB at most.
    const int RememberedWords = 1 << 17;
    const int LongestRememberedWord = 64;

    static readonly string[] SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    readonly WordPieceTokenizer _wordPiece;
    readonly Dictionary<string, int> _specialIds;
    readonly ConcurrentDictionary<string, int[]> _words = new();
    readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    readonly int _unknownId;

    BertTokenizer(WordPieceTokenizer wordPiece, Dictionary<string, int> specialIds, int vocabularySize)
    {
        _wordPiece = wordPiece;
        _specialIds = specialIds;
        _unknownId = specialIds["[UNK]"];
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        VocabularySize = vocabularySize;
    }

    /// <summary>Special tokens around a text: <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    public const int SpecialTokenCount = 2;

    /// <summary>Tokens in the vocabulary.</summary>
    public int VocabularySize { get; }

    /// <summary>Id of <c>[CLS]</c>, which stands first.</summary>
    public int ClsId => _specialIds["[CLS]"];

    /// <summary>Id of <c>[SEP]</c>, which stands last.</summary>
    public int SepId => _specialIds["[SEP]"];

    /// <summary>Id of <c>[UNK]</c>, which stands for what the vocabulary lacks.</summary>
    public int UnknownId => _unknownId;

    /// <summary>Id of <c>[PAD]</c>.</summary>
    public int PadId => _specialIds["[PAD]"];

    /// <summary>Loads a vocabulary: one token a line, its id the line's number from 0, special tokens among them.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: no such file, or not a BERT vocabulary.</exception>
    public static async Task<BertTokenizer> LoadAsync(string vocabularyFile, CancellationToken cancellationToken)
    {
        if (!File.Exists(vocabularyFile))
            throw Unusable($"there is no vocabulary at '{vocabularyFile}'; a model folder needs model.onnx, vocab.txt and model.json");
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var line = 0;
        await foreach (var token in File.ReadLinesAsync(vocabularyFile, cancellationToken))
            ids[token] = line++;

        var specials = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in SpecialTokens)
            specials[token] = ids.TryGetValue(token, out var id)
                ? id
                : throw Unusable($"'{vocabularyFile}' has no {token}; it is not a BERT vocabulary");

        var options = new WordPieceOptions
        {
            UnknownToken = "[UNK]",
            MaxInputCharsPerWord = 2 * LongestWord,
            PreTokenizer = null,
            Normalizer = null,
        };
        await using var stream = File.OpenRead(vocabularyFile);
        return new BertTokenizer(await WordPieceTokenizer.CreateAsync(stream, options, cancellationToken), specials, line);
    }

    /// <summary>Counts the tokens of a text, special tokens not added.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (NextWord(ref text, out var word))
            count += IdsOf(word).Length;
        return count;
    }

    /// <summary>Appends the ids of a text to <paramref name="ids"/>, special tokens not added.</summary>
    public void Encode(ReadOnlySpan<char> text, List<int> ids)
    {
        while (NextWord(ref text, out var word))
            ids.AddRange(IdsOf(word));
    }

    static bool NextWord(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> word)
    {
        var start = 0;
        while (start < text.Length && BertText.IsSeparator(text[start]))
            start++;
        var end = start;
        while (end < text.Length && !BertText.IsSeparator(text[end]))
            end++;
        word = text[start..end];
        text = text[end..];
        return word.Length > 0;
    }

    int[] IdsOf(ReadOnlySpan<char> word)
    {
        if (_wordsBySpan.TryGetValue(word, out var known))
            return known;
        var ids = new List<int>();
        EncodeAroundSpecials(word, ids);
        var result = ids.ToArray();
        if (word.Length <= LongestRememberedWord && _words.Count < RememberedWords)
            _words.TryAdd(word.ToString(), result);
        return result;
    }

    // Hugging Face takes special tokens that stand literally in a text for what they say, before any normalisation.
    void EncodeAroundSpecials(ReadOnlySpan<char> word, List<int> ids)
    {
        var plain = 0;
        for (var i = word.IndexOf('['); i >= 0 && i < word.Length; i++)
        {
            if (SpecialAt(word[i..]) is not { } token)
                continue;
            EncodePlain(word[plain..i], ids);
            ids.Add(_specialIds[token]);
            plain = i + token.Length;
            i = plain - 1;
        }

        EncodePlain(word[plain..], ids);
    }

    static string? SpecialAt(ReadOnlySpan<char> text)
    {
        foreach (var token in SpecialTokens)
        {
            if (text.StartsWith(token, StringComparison.Ordinal))
                return token;
        }

        return null;
    }

    void EncodePlain(ReadOnlySpan<char> word, List<int> ids)
    {
        var pieces = new List<string>();
        BertText.Split(word, pieces);
        foreach (var piece in pieces)
        {
            if (piece.Length > LongestWord && piece.EnumerateRunes().Count() > LongestWord)
                ids.Add(_unknownId);
            else
                ids.AddRange(_wordPiece.EncodeToIds(piece, considerPreTokenization: false, considerNormalization: false));
        }
    }

    static SemanticSearchException Unusable(string message) => new(ErrorKind.UnusableModel, message);
}
