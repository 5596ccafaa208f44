namespace SemanticSearch.Embedding.Catalog;

/// <summary>How far a pull has come; all in bytes, with what an earlier pull left counted as received.</summary>
/// <param name="File">The file being downloaded.</param>
/// <param name="FileReceived">What is there of this file; it can fall when a server makes the download start over.</param>
/// <param name="FileBytes">Size of this file.</param>
/// <param name="Received">What is there of the whole model.</param>
/// <param name="Bytes">Size of the whole model.</param>
public readonly record struct DownloadProgress(string File, long FileReceived, long FileBytes, long Received, long Bytes);
