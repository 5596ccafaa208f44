namespace SemanticSearch.Embedding.Distillation;

/// <summary>Reads consecutive vectors, from the one at index <paramref name="first"/>, until the buffer is full.</summary>
delegate void ReadVectors(int first, Span<float> vectors);
