namespace SemanticSearch.Embedding;

/// <summary>Checks that a vocabulary is the model's own.</summary>
static class VocabularyCheck
{
    // Some models round the number of embeddings up to a multiple of it, so that many more embeddings than tokens are still a match.
    const int Rounding = 128;

    /// <summary>Refuses a vocabulary of another size than the model's. A network does not tell that size, but it fails on a token that
    /// it has no embedding for.</summary>
    /// <param name="model">Path of the network.</param>
    /// <param name="vocabulary">Path of the vocabulary.</param>
    /// <param name="size">Tokens in the vocabulary.</param>
    /// <param name="knows">Whether the network has an embedding for a token id.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the sizes differ.</exception>
    public static void Require(string model, string vocabulary, int size, Func<int, bool> knows)
    {
        var difference = !knows(size - 1) ? "more" : knows(size - 1 + Rounding) ? "fewer" : null;
        if (difference is not null)
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel,
                $"'{vocabulary}' has {size} tokens, {difference} than '{model}' knows; use the vocabulary that came with the model");
        }
    }
}
