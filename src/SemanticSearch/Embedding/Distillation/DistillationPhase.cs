namespace SemanticSearch.Embedding.Distillation;

/// <summary>What a distillation is doing, in the order in which it does it.</summary>
public enum DistillationPhase
{
    /// <summary>Reading the corpus and sampling texts; counts documents, of a total that is not known.</summary>
    Sampling,

    /// <summary>Learning the vocabulary; counts tokens.</summary>
    Vocabulary,

    /// <summary>Embedding the texts with the teacher, by far the longest phase; counts texts.</summary>
    Embedding,

    /// <summary>Projecting the teacher's vectors to fewer dimensions; counts texts.</summary>
    Projection,

    /// <summary>Learning the token vectors; counts steps.</summary>
    Training,

    /// <summary>Writing the model; counts files.</summary>
    Writing,
}
