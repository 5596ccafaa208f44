namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>A host has no address but such as must not be connected to.</summary>
/// <param name="message">Which.</param>
sealed class RefusedAddressException(string message) : Exception(message);
