namespace SemanticSearch.Crash;

/// <summary>What may be running when the process is killed.</summary>
/// <param name="Name">The command, or <c>put</c> for documents that are put through the server.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Failpoints">The failpoints that it comes to, each with about how often.</param>
sealed record Step(string Name, IReadOnlyList<string> Arguments, IReadOnlyList<(string Name, int Times)> Failpoints);
