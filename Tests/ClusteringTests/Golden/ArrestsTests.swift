import LinearAlgebra
import Testing

@testable import Clustering

/// `prcomp(USArrests, scale. = TRUE)` of R, as its documentation's example prints it.
struct ArrestsTests {
    /// R divides by standard deviations with n − 1 in the denominator, we by those with n.
    private static let shrinkage = (49.0 / 50).squareRoot()

    private func fitted() throws -> (PrincipalComponents, Prepared) {
        let (_, scaled) = try FittedChain.fit([ZScore()], to: Frame(TreeSamples.arrests))
        let components = try PrincipalComponentAnalysis(components: 4).fit(scaled.frame)
        return (components, try components.apply(to: scaled.frame))
    }

    @Test func standardDeviationsOfComponentsAreThoseOfR() throws {
        let printed = [1.5748783, 0.9948694, 0.5971291, 0.4164494]
        for (variance, deviation) in zip(try fitted().0.explainedVariance, printed) {
            #expect(abs(variance.squareRoot() * Self.shrinkage - deviation) < 5.1e-8)
        }
    }

    /// Turned so that the largest loading of each is positive, as ours are.
    @Test func rotationIsThatOfR() throws {
        let printed = [
            [0.5358995, 0.5831836, 0.2781909, 0.5434321], [-0.4181809, -0.1879856, 0.8728062, 0.1673186],
            [-0.3412327, -0.2681484, -0.3780158, 0.8177779], [-0.64922780, 0.74340748, -0.13387773, -0.08902432],
        ]
        // R's columns stand in the order murder, assault, share of towns, rape, as ours do.
        let (components, prepared) = try fitted()
        for row in 0..<4 {
            for column in 0..<4 { #expect(abs(components.components[row, column] - printed[row][column]) < 5.1e-8) }
        }
        let alabama = [0.9756604, -1.1220012, -0.43980366, -0.154696581]
        for column in 0..<4 {
            let score = prepared.frame.values[0, column] * Self.shrinkage
            #expect(abs(score - alabama[column]) < 5.1e-8)
        }
    }
}
