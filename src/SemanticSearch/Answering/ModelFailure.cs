using System.Net.Sockets;

namespace SemanticSearch.Answering;

/// <summary>Tells readers why a language model failed. What it or its client says may hold addresses and keys: that is for the log.</summary>
static class ModelFailure
{
    /// <summary>The reason, in words of our own.</summary>
    public static string ReasonOf(Exception failure) => failure switch
    {
        BrokenAnswerException or ModelTimeoutException => failure.Message,
        _ when failure.GetBaseException() is HttpRequestException { StatusCode: null } or SocketException => "it cannot be reached",
        _ => "it refused, or answered with an error",
    };
}
