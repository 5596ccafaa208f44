namespace SemanticSearch.Tests.Histories;

/// <summary>What may happen to a collection and its files.</summary>
public enum OperationKind
{
    AddFile,
    ChangeFile,
    RenameFile,
    DeleteFile,
    ChangeSurroundings,
    Sync,
    StopSync,
    Put,
    Delete,
    Rebuild,
    Swap,
    RollBack,
    Restart,
}
