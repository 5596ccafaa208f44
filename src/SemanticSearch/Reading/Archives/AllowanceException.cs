namespace SemanticSearch.Reading.Archives;

/// <summary>One header, row or value is larger than allowed.</summary>
sealed class AllowanceException() : Exception("a part of it is larger than any should be");
