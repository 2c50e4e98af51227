#include "handwriting_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

#include <Eigen/Dense>

#include "typing/character_model.hpp"
#include "writer.hpp"

namespace typing_data {
namespace {

using liaison::typing::CharacterModel;
using liaison::typing::feature_count;

constexpr int dimensions = 128;
constexpr int samples_a_style = 8;
constexpr float frequency_weight = 0.4F; // of the logarithm, in squared distance

// Four ways of writing; each gives a prototype of its own.
const std::vector<Hand>& styles() {
    static const std::vector<Hand> hands{
        {.joins = 0, .haste = 0.1F},
        {.joins = 0.45F, .places = 0.035F, .haste = 0.3F},
        {.joins = 0.95F, .places = 0.035F, .haste = 0.55F},
        {.joins = 0.3F, .places = 0.035F, .haste = 0.4F, .any_order = true},
    };
    return hands;
}

using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;

struct Statistics {
    Matrix within = Matrix::Zero(feature_count, feature_count);
    std::size_t samples = 0;
};

// The mean of each style of the characters [from, to), one column a prototype; what they vary by goes into
// `seen`.
void write_all(const std::vector<StrokedCharacter>& characters, std::size_t from, std::size_t to, Matrix& means,
               Statistics& seen) {
    const std::size_t style_count = styles().size();
    Matrix block(feature_count, samples_a_style * static_cast<int>(style_count));
    for (std::size_t c = from; c < to; ++c) {
        std::mt19937 random(
            static_cast<std::uint32_t>(characters[c].character)); // the same model at every build
        for (std::size_t s = 0; s < style_count; ++s) {
            Vector mean = Vector::Zero(feature_count);
            for (int k = 0; k < samples_a_style; ++k) {
                const auto features =
                    liaison::typing::ink_features(write(characters[c].strokes, styles()[s], random));
                auto column = block.col(static_cast<int>(s) * samples_a_style + k);
                column = Eigen::Map<const Vector>(features.data(), feature_count);
                mean += column;
            }
            mean /= samples_a_style;
            means.col(static_cast<Eigen::Index>(c * style_count + s)) = mean;
            for (int k = 0; k < samples_a_style; ++k)
                block.col(static_cast<int>(s) * samples_a_style + k) -= mean;
        }
        seen.within.selfadjointView<Eigen::Lower>().rankUpdate(block);
        seen.samples += static_cast<std::size_t>(block.cols());
    }
}

// Rows are the directions that tell characters apart, scaled so that what hands differ by is 1 in each.
Matrix discriminant(Matrix within, const Matrix& means, const Vector& mean) {
    const float ridge = 0.02F * within.diagonal().mean();
    within.diagonal().array() += ridge;
    const Eigen::SelfAdjointEigenSolver<Matrix> hands(within);
    const Matrix whiten =
        hands.eigenvalues().cwiseSqrt().cwiseInverse().asDiagonal() * hands.eigenvectors().transpose();
    const Matrix centered = whiten * (means.colwise() - mean);
    const Matrix between = centered * centered.transpose() / static_cast<float>(means.cols());
    const Eigen::SelfAdjointEigenSolver<Matrix> shapes(between);
    // The most telling ones first: the model looks at those before the others.
    return shapes.eigenvectors().rightCols(dimensions).rowwise().reverse().transpose() * whiten;
}

template <class Value>
void put(std::ostream& out, const Value* values, std::size_t count) {
    out.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(count * sizeof(Value)));
}

void save(const std::filesystem::path& file, const std::vector<StrokedCharacter>& characters,
          const Matrix& projection, const Vector& mean, const Matrix& places) {
    const float scale = 100 / places.cwiseAbs().maxCoeff();
    const std::uint32_t head[4] = {0x57484B4C, CharacterModel::version,
                                   static_cast<std::uint32_t>(places.cols()), dimensions};
    const std::size_t style_count = styles().size();
    std::vector<char32_t> named;
    std::vector<float> penalties;
    for (const StrokedCharacter& character : characters) {
        const auto rank = static_cast<float>(std::log(character.frequency + 1));
        for (std::size_t s = 0; s < style_count; ++s) {
            named.push_back(character.character);
            penalties.push_back(frequency_weight * (15 - rank) * static_cast<float>(std::sqrt(dimensions)));
        }
    }
    const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = projection;
    std::vector<std::int8_t> coordinates;
    coordinates.reserve(static_cast<std::size_t>(places.size()));
    for (Eigen::Index p = 0; p < places.cols(); ++p)
        for (Eigen::Index d = 0; d < places.rows(); ++d)
            coordinates.push_back(static_cast<std::int8_t>(std::lround(places(d, p) * scale)));
    std::ofstream out(file, std::ios::binary);
    put(out, head, 4);
    put(out, &scale, 1);
    put(out, mean.data(), feature_count);
    put(out, rows.data(), static_cast<std::size_t>(rows.size()));
    put(out, named.data(), named.size());
    put(out, penalties.data(), penalties.size());
    put(out, coordinates.data(), coordinates.size());
}

} // namespace

void train_handwriting(const std::vector<StrokedCharacter>& characters,
                       const std::filesystem::path& model_file) {
    const std::size_t thread_count = std::max(1U, std::min(4U, std::thread::hardware_concurrency()));
    Matrix means(feature_count, static_cast<Eigen::Index>(characters.size() * styles().size()));
    std::vector<Statistics> seen(thread_count);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < thread_count; ++t) {
        threads.emplace_back([&, t] {
            write_all(characters, characters.size() * t / thread_count,
                      characters.size() * (t + 1) / thread_count, means, seen[t]);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    Matrix within = Matrix::Zero(feature_count, feature_count);
    std::size_t samples = 0;
    for (const Statistics& part : seen) {
        within += part.within;
        samples += part.samples;
    }
    within = Matrix(within.selfadjointView<Eigen::Lower>()) / static_cast<float>(samples);
    const Vector mean = means.rowwise().mean();
    const Matrix projection = discriminant(within, means, mean);
    save(model_file, characters, projection, mean, projection * (means.colwise() - mean));
}

} // namespace typing_data
