using System.Runtime.InteropServices;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>What training has reached: the token vectors, Adam's moments, and how far it is.</summary>
sealed class TrainingState(int size)
{
    /// <summary>Mean losses of the epochs done.</summary>
    public List<DistillationLosses> Epochs { get; } = [];

    /// <summary>Adam's steps done.</summary>
    public int Step { get; set; }

    /// <summary>Token vectors <c>[tokens, dimensions]</c>.</summary>
    public float[] Parameters { get; } = new float[size];

    /// <summary>Adam's running means of gradients.</summary>
    public float[] FirstMoments { get; } = new float[size];

    /// <summary>Adam's running means of squared gradients.</summary>
    public float[] SecondMoments { get; } = new float[size];

    /// <summary>Writes a checkpoint; the file is whole or absent, whenever the writing ends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What the state depends on, see <see cref="TryLoad"/>.</param>
    public void Save(string path, string key)
    {
        var partial = path + ".partial";
        using (var file = File.Create(partial))
        {
            using var writer = new BinaryWriter(file);
            writer.Write(key);
            writer.Write(Step);
            writer.Write(Epochs.Count);
            foreach (var losses in Epochs)
            {
                writer.Write(losses.Cosine);
                writer.Write(losses.SimilarityError);
            }

            foreach (var values in (float[][])[Parameters, FirstMoments, SecondMoments])
                writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Reads a checkpoint; null if there is none or it is of another training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What the state depends on: equal keys, equal training.</param>
    /// <param name="size">Token vectors times dimensions.</param>
    public static TrainingState? TryLoad(string path, string key, int size)
    {
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        if (reader.ReadString() != key)
            return null;
        var state = new TrainingState(size) { Step = reader.ReadInt32() };
        for (var epochs = reader.ReadInt32(); epochs > 0; epochs--)
            state.Epochs.Add(new DistillationLosses(reader.ReadDouble(), reader.ReadDouble()));
        foreach (var values in (float[][])[state.Parameters, state.FirstMoments, state.SecondMoments])
            reader.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return state;
    }
}
