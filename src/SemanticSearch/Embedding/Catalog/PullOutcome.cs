namespace SemanticSearch.Embedding.Catalog;

/// <summary>What a pull did.</summary>
public enum PullOutcome
{
    /// <summary>The model was there, every byte as it should be; nothing was done.</summary>
    AlreadyInstalled,

    /// <summary>The model was downloaded, or its damaged files were replaced.</summary>
    Installed,
}
