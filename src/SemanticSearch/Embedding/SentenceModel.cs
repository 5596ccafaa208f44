using Microsoft.Extensions.AI;

namespace SemanticSearch.Embedding;

/// <summary>A loaded sentence model: its facts, its token counts and its two embedding generators. Safe from any thread.</summary>
public sealed class SentenceModel : IDisposable
{
    readonly BertTokenizer _tokenizer;
    readonly OnnxEncoder _encoder;
    readonly Lazy<TokenVectors?> _tokens;

    SentenceModel(
        ModelFacts facts,
        string fingerprint,
        BertTokenizer tokenizer,
        OnnxEncoder encoder,
        EncodingLimits limits,
        bool readsOrder,
        QueryGate? gate)
    {
        ReadsOrder = readsOrder;
        _tokenizer = tokenizer;
        _encoder = encoder;
        _tokens = new Lazy<TokenVectors?>(() =>
            readsOrder || facts.Pooling != Pooling.Mean ? null : TokenVectors.Of(encoder, tokenizer, facts.Dimensions));
        Facts = facts;
        Fingerprint = fingerprint;
        Passages = new SentenceEmbeddingGenerator(tokenizer, encoder, facts, facts.PassagePrefix, limits, gate);
        Queries = new SentenceEmbeddingGenerator(tokenizer, encoder, facts, facts.QueryPrefix, limits, gate: null);
    }

    /// <summary>What <c>model.json</c> says.</summary>
    public ModelFacts Facts { get; }

    /// <summary>SHA-256 over everything that decides the vectors: model, vocabulary and facts. Equal fingerprints embed alike.</summary>
    public string Fingerprint { get; }

    /// <summary>Embeds passages; disposing it does nothing.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Passages { get; }

    /// <summary>Embeds queries; disposing it does nothing.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Queries { get; }

    /// <summary>Whether the order of a text's words matters; false for static models, whose similarities say less.</summary>
    public bool ReadsOrder { get; }

    /// <summary>The vectors of a static model's tokens, read when first asked for; null for a model that reads the order of words.</summary>
    internal TokenVectors? Tokens => _tokens.Value;

    /// <summary>How many tokens of <see cref="ModelFacts.MaximumTokens"/> are no text's: those that begin and end it.</summary>
    public int SpecialTokens { get; } = BertTokenizer.SpecialTokenCount;

    /// <summary>The tokens that a passage has beside its own: special tokens and the passage prefix.</summary>
    public int PassageOverhead => SpecialTokens + CountTokens(Facts.PassagePrefix);

    /// <summary>Loads a model folder: <c>model.onnx</c>, <c>vocab.txt</c> and <c>model.json</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">Batches in work at the same time; 0 means one a processor.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a file is missing, damaged, of an unsupported
    /// kind, or the vocabulary is not the model's.</exception>
    public static Task<SentenceModel> LoadAsync(string folder, int threads, CancellationToken cancellationToken) =>
        LoadAsync(folder, threads, gate: null, cancellationToken);

    /// <summary>As above; passages wait at a gate for queries.</summary>
    internal static Task<SentenceModel> LoadAsync(string folder, int threads, QueryGate? gate, CancellationToken cancellationToken) =>
        LoadAsync(folder, new EncodingLimits(threads > 0 ? threads : Environment.ProcessorCount), cancellationToken, gate);

    internal static async Task<SentenceModel> LoadAsync(
        string folder, EncodingLimits limits, CancellationToken cancellationToken, QueryGate? gate = null)
    {
        var files = await ModelFolder.OpenAsync(folder, cancellationToken);
        var tokenizer = await BertTokenizer.LoadAsync(files.Vocabulary, cancellationToken);
        var encoder = await Task.Run(() => OnnxEncoder.Load(files.Model, files.Facts, tokenizer.PadId), cancellationToken);
        try
        {
            VocabularyCheck.Require(files.Model, files.Vocabulary, tokenizer.VocabularySize, encoder.Knows);
            // A text must have the same vector whenever and with whatever it is embedded.
            var reproducible = encoder.DependsOnBatch(tokenizer.VocabularySize) ? limits with { BatchTokens = 1 } : limits;
            return new SentenceModel(files.Facts, files.Fingerprint, tokenizer, encoder, reproducible, encoder.ReadsOrder(tokenizer.VocabularySize), gate);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Counts the tokens of a text, special tokens and prefixes not added.</summary>
    public int CountTokens(string text) => _tokenizer.Count(text);

    /// <inheritdoc/>
    public void Dispose() => _encoder.Dispose();
}
