using Google.Protobuf;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Cuts what is written into requests that a server takes.</summary>
static class PointBatches
{
    /// <summary>Consecutive batches of at most so many messages and bytes; a message that alone is larger is a batch of its own.</summary>
    public static IEnumerable<IReadOnlyList<T>> Split<T>(IEnumerable<T> messages, int maximumCount, int maximumBytes)
        where T : IMessage
    {
        var (batch, bytes) = (new List<T>(), 0L);
        foreach (var message in messages)
        {
            var size = message.CalculateSize();
            if (batch.Count == maximumCount || (batch.Count > 0 && bytes + size > maximumBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(message);
            bytes += size;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
